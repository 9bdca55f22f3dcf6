import { useState } from 'react'
import { changeRestriction, restrictGuardian, type ChildGuardian } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { DayFields } from './day-fields.tsx'
import { rosterTexts } from './texts.ts'

interface Props {
  guardian: ChildGuardian
  child: PersonBrief
  onDone: () => void
}

/** Keeps a guardian away from a child, by a document; says first what follows, and asks. */
export function RestrictionForm({ guardian: { person, restriction }, child, onDone }: Props) {
  const t = useTexts(rosterTexts)
  const [id] = useState(newId)

  async function save({ document = '', from = '', until = '' }: Record<string, string>): Promise<FormErrors | void> {
    const about = { document: document.trim(), until: until || null }
    const question = { title: t.restriction.sureTitle(person.fullName), text: t.restriction.whatText(person.fullName) }
    if (!restriction && !(await confirm({ ...question, action: t.restriction.restrict, danger: true }))) return
    try {
      if (restriction) await call(changeRestriction, { restrictionId: restriction.id, ...about })
      else {
        const ends = { childId: child.id, guardianId: person.id }
        await call(restrictGuardian, { id, ...ends, ...about, ...(from ? { from } : {}) })
      }
    } catch (failure) {
      return errorsOf(failure, {
        ...{ document_needed: 'document', days_reversed: 'until', day_unknown: 'until' },
        restriction_overlaps: restriction ? 'until' : 'from',
      })
    }
    toast(restriction ? t.saved : t.restriction.restricted)
    await refreshPeople()
    onDone()
  }

  return (
    <Form onSubmit={save}>
      <p>
        {person.fullName} · {child.fullName}
      </p>
      <TextField
        name="document"
        label={t.restriction.document}
        hint={t.restriction.documentHint}
        defaultValue={restriction?.document}
        maxLength={200}
        required
      />
      <DayFields
        until={restriction?.until}
        fromHint={t.restriction.fromHint}
        untilHint={t.restriction.untilHint}
        untilOnly={restriction !== null}
      />
      {!restriction && (
        <Banner tone="attention" title={t.restriction.what}>
          {t.restriction.whatText(person.fullName)}
        </Banner>
      )}
      <FormActions>
        <Button onClick={onDone}>{t.cancel}</Button>
        <SubmitButton tone={restriction ? 'primary' : 'danger'}>
          {restriction ? t.save : t.restriction.restrict}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
