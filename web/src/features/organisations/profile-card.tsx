import { updateOrganisation, type Organisation, type OrganisationProfile } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { organisationTexts } from './texts.ts'
import { VerifiedMark } from './verified-mark.tsx'
import styles from './organisations.module.css'

type Field = keyof OrganisationProfile

const numbers: readonly Field[] = ['inn', 'ogrn', 'kpp', 'oktmo']
const contacts: readonly Field[] = ['phone', 'email', 'website']

const lengthMax: Record<Field, number> = {
  ...{ legalForm: 60, inn: 20, ogrn: 25, kpp: 20, oktmo: 20, address: 300 },
  ...{ phone: 60, email: 120, website: 200, licence: 120, founder: 300, headName: 200 },
}

const fieldOfRefusal = {
  ...{ inn_wrong: 'inn', inn_taken: 'inn', ogrn_wrong: 'ogrn', kpp_wrong: 'kpp', oktmo_wrong: 'oktmo' },
  ...{ email_wrong: 'email', website_wrong: 'website' },
}

/** What the organisation is by its papers; a number that cannot be right is refused beside its field. */
export function ProfileCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts)
  const { profile } = organisation

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(updateOrganisation, { organisationId: organisation.id, profile: changed(values, profile) })
    } catch (failure) {
      return errorsOf(failure, fieldOfRefusal)
    }
    toast(t.settings.saved)
    await refreshPeople()
  }

  return (
    <Card title={t.profile.title} action={<VerifiedMark verified={organisation.verified} />}>
      <Form onSubmit={save}>
        <ProfileField field="legalForm" profile={profile} />
        <div className={styles.pairs}>
          {numbers.map((field) => (
            <ProfileField key={field} field={field} profile={profile} />
          ))}
        </div>
        <ProfileField field="address" profile={profile} long />
        <div className={styles.pairs}>
          {contacts.map((field) => (
            <ProfileField key={field} field={field} profile={profile} />
          ))}
        </div>
        <ProfileField field="licence" profile={profile} />
        <ProfileField field="founder" profile={profile} long />
        <ProfileField field="headName" profile={profile} />
        {organisation.verified && <p className={styles.quiet}>{t.profile.takesBack}</p>}
        <FormActions>
          <SubmitButton>{t.settings.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function ProfileField({ field, profile, long }: { field: Field; profile: OrganisationProfile; long?: boolean }) {
  const t = useTexts(organisationTexts).profile
  const hints: Partial<Record<Field, string>> = t.hints
  const common = {
    ...{ name: field, label: t.fields[field], hint: hints[field] },
    ...{ defaultValue: profile[field], maxLength: lengthMax[field] },
  }
  if (long) return <TextArea {...common} rows={2} />
  return <TextField {...common} inputMode={inputModes[field]} />
}

const inputModes: Partial<Record<Field, 'numeric' | 'tel' | 'email' | 'url'>> = {
  ...{ inn: 'numeric', ogrn: 'numeric', oktmo: 'numeric' },
  ...{ phone: 'tel', email: 'email', website: 'url' },
}

/** Only what was changed: others may have changed the rest meanwhile. */
function changed(values: Record<string, string>, profile: OrganisationProfile): Partial<OrganisationProfile> {
  const fields = (Object.keys(profile) as Field[]).filter((field) => (values[field] ?? '').trim() !== profile[field])
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? '']))
}
