import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { createClass } from '#protocol/classes.ts'
import { getOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { classAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshPeople } from '../people/live.ts'
import { keepForLater } from './left-names.ts'
import { classKindsOf, likelyName } from './kinds.ts'
import { NamesField } from './names-field.tsx'
import { StaffSelect } from './staff-select.tsx'
import { classTexts } from './texts.ts'
import { leftOver, useReadNames } from './use-read-names.ts'
import styles from './classes.module.css'

/** `/organisations/…/classes/new`: a name, who leads it, and a pasted list. */
export function NewClassPage({ params }: PageProps) {
  const t = useTexts(classTexts).form
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const kind = data && classKindsOf(data.organisation.kind)[0]
  return (
    <SinglePane>
      <Page
        title={t.title[kind ?? 'class']}
        subtitle={data?.organisation.shortName}
        back={`/organisations/${organisationId}/classes`}
        backOn="always"
        width="wide"
      >
        {data ? (
          <NewClass organisation={data.organisation} />
        ) : error ? (
          <LoadFailed error={error} onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )}
      </Page>
    </SinglePane>
  )
}

function NewClass({ organisation }: { organisation: Organisation }) {
  const t = useTexts(classTexts).form
  const kept = useKeptValues(`class.${organisation.id}`)
  const [id] = useState(newId)
  const kinds = classKindsOf(organisation.kind)
  const kind = kinds.find((one) => one === kept.values['kind']) ?? kinds[0]!
  const fromClasses = kind === 'subject_group'
  const typedName = kept.values['name'] ?? ''
  const names = kept.values['names'] ?? ''
  const read = useReadNames(names)
  const keptName = likelyName(kind, typedName)

  async function create({ formTeacherId = '' }: Record<string, string>): Promise<FormErrors | void> {
    if (read.tooLong) return { fields: { names: texts(classTexts).names.tooLongList } }
    try {
      const made = await call(createClass, {
        id,
        organisationId: organisation.id,
        kind,
        name: typedName.trim(),
        names: fromClasses ? '' : names,
        ...(formTeacherId ? { formTeacherId } : {}),
      })
      kept.forget()
      tellDone(made.name, keepForLater(made.classId, leftOver(made.remarks, 'none')))
      await refreshPeople()
      navigate(classAddress(made.classId), { replace: true })
    } catch (failure) {
      return errorsOf(failure, { class_exists: 'name', class_name_empty: 'name' })
    }
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={create} className={styles.form ?? ''}>
        {kinds.length > 1 && (
          <Segmented
            label={t.kind}
            options={kinds.map((one) => ({ id: one, label: t.kinds[one] }))}
            selected={kind}
            onSelect={(one) => kept.set('kind', one)}
          />
        )}
        <div className={styles.pair}>
          <TextField
            name="name"
            label={texts(classTexts).form.name}
            hint={keptName && keptName !== typedName.trim() ? t.kept(keptName) : t.nameHint[kind]}
            defaultValue={typedName}
            maxLength={60}
            autoComplete="off"
            required
          />
          <StaffSelect
            organisationId={organisation.id}
            name="formTeacherId"
            label={t.teacher[kind]}
            placeholder={t.nobody}
            chosen={kept.values['formTeacherId']}
          />
        </div>
        {fromClasses ? (
          <p className={styles.quiet}>{texts(classTexts).fromClasses.listLater}</p>
        ) : (
          <NamesField
            name="names"
            label={t.list}
            value={names}
            onChange={(text) => kept.set('names', text)}
            read={read}
            duplicates="taken"
          />
        )}
        {!fromClasses && names.trim() === '' && <p className={styles.quiet}>{t.withoutList}</p>}
        <FormActions>
          <SubmitButton>{t.submit[kind]}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}

function tellDone(name: string, left: number): void {
  const t = texts(classTexts).form
  toast(left > 0 ? `${t.done(name)}. ${t.leftOver(left)}` : t.done(name))
}
