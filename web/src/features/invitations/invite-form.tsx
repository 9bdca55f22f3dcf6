import { createInvitations, invitationsAtOnceMax } from '#protocol/invitations.ts'
import type { Organisation } from '#protocol/organisations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { navigate } from 'wouter/use-browser-location'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { NamesField } from '../classes/names-field.tsx'
import { classTexts } from '../classes/texts.ts'
import { comparedWith, leftOver, useReadNames } from '../classes/use-read-names.ts'
import { useStaff } from '../classes/use-staff.ts'
import { codesAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { invitationTexts } from './texts.ts'
import styles from './invitations.module.css'

interface Props {
  organisation: Organisation
  /** A role to begin with, when it may be given. */
  wanted: string
}

/** By names, so that people stand on the staff list at once, or a number of codes without names. */
export function InviteForm({ organisation, wanted }: Props) {
  const t = useTexts(invitationTexts).form
  const roles = useTexts(accountTexts).roles
  const kept = useKeptValues(`invite.${organisation.id}`)
  const { values } = kept
  const nameless = values['how'] === 'nameless'
  const names = values['names'] ?? ''
  const staff = useStaff(organisation.id)
  const read = comparedWith(
    useReadNames(names),
    staff.map(({ fullName }) => fullName),
  )
  const role = usualRole(organisation, wanted || values['role'])

  async function invite(form: Record<string, string>): Promise<FormErrors | void> {
    const wrong = nameless ? undefined : namesFault(names, read.tooLong)
    if (wrong) return { fields: { names: wrong } }
    try {
      const { invitationIds, remarks } = await call(createInvitations, {
        organisationId: organisation.id,
        role: form['role'] as GrantableRole,
        position: (form['position'] ?? '').trim(),
        ...(nameless ? { count: Number(form['count']) } : { names }),
      })
      if (invitationIds.length === 0) return { fields: { names: t.allKnown } }
      const left = leftOver(remarks, 'none')
      kept.set('names', left)
      if (left) toast(t.left(left.split('\n').length))
      void refreshPeople()
      // «Назад» leads to the list of people, unless something is left to be mended here.
      navigate(codesAddress(invitationIds), { replace: left === '' })
    } catch (failure) {
      return errorsOf(failure, { names_or_count: nameless ? 'count' : 'names' })
    }
  }

  const doubles = read.rows.filter(({ state }) => state === 'duplicate').length
  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={invite} className={styles.form ?? ''}>
        <Segmented
          label={t.how}
          options={[
            { id: 'names', label: t.byNames },
            { id: 'nameless', label: t.nameless },
          ]}
          selected={nameless ? 'nameless' : 'names'}
          onSelect={(how) => kept.set('how', how)}
        />
        <div className={styles.pair}>
          <Select
            name="role"
            label={t.role}
            defaultValue={role}
            options={organisation.rights.grant.map((one) => ({ value: one, label: firstLetterUp(roles[one]) }))}
          />
          <TextField
            name="position"
            label={t.position}
            hint={t.positionHint}
            defaultValue={values['position']}
            maxLength={120}
            optional
          />
        </div>
        {nameless ? (
          <TextField
            name="count"
            type="number"
            inputMode="numeric"
            label={t.count}
            hint={t.countHint(invitationsAtOnceMax)}
            defaultValue={values['count'] ?? '5'}
            min={1}
            max={invitationsAtOnceMax}
            required
          />
        ) : (
          <NamesField
            name="names"
            label={t.names}
            value={names}
            onChange={(text) => kept.set('names', text)}
            read={read}
            duplicates="left_out"
          />
        )}
        <p className={styles.quiet}>{t.release}</p>
        <FormActions>
          <SubmitButton>{t.submit(nameless ? Number(values['count'] ?? 5) || 0 : read.taken - doubles)}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}

function namesFault(names: string, tooLong: boolean): string | undefined {
  const t = texts(classTexts).names
  if (tooLong) return t.tooLongList
  return names.trim() === '' ? t.none : undefined
}

/** Who is usually invited: teachers into a school, the head where there is none, specialists into an office. */
function usualRole({ rights, kind }: Organisation, wanted: string | undefined): string | undefined {
  const office = kind === 'region' || kind === 'municipality'
  const usual = office ? 'office_specialist' : 'teacher'
  return [wanted, usual].find((role) => rights.grant.some((one) => one === role)) ?? rights.grant[0]
}
