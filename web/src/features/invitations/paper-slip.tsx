import type { Sheet } from '#protocol/invitations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { spokenAddress, type Paper } from './papers.ts'
import { invitationTexts } from './texts.ts'
import styles from './paper.module.css'

/** A quarter of a page, to be cut off and handed over. */
export function Slip({ paper }: { paper: Paper }) {
  const t = useTexts(invitationTexts).paper
  const [first] = paper.sheets
  if (!first) return null
  const both = paper.sheets.length > 1
  return (
    <section className={styles.slip} data-both={both || undefined}>
      <header className={styles.head}>
        <p className={styles.organisation}>
          {first.organisationName} {t.invites}
        </p>
        <SlipName sheet={first} />
      </header>
      <div className={styles.codes}>
        {paper.sheets.map((sheet) => (
          <CodeBlock key={sheet.id} sheet={sheet} />
        ))}
      </div>
      <Steps sheet={both ? (paper.sheets.find((sheet) => sheet.for === 'guardians') ?? first) : first} />
      <p className={styles.foot}>
        {t.until(formatDay(first.expiresAt))}. {t.warning}
      </p>
    </section>
  )
}

export function SlipName({ sheet }: { sheet: Sheet }) {
  const t = useTexts(invitationTexts).paper
  const roles = useTexts(accountTexts).roles
  if (sheet.for !== 'staff') {
    return <p className={styles.name}>{/^\d/.test(sheet.className) ? t.classOf(sheet.className) : sheet.className}</p>
  }
  const role = sheet.position || (sheet.role ? roles[sheet.role] : '')
  return (
    <>
      {sheet.personName && <p className={styles.name}>{sheet.personName}</p>}
      <p className={styles.role}>
        {t.role}: {role}
      </p>
    </>
  )
}

export function CodeBlock({ sheet, size = 128 }: { sheet: Sheet; size?: number }) {
  const t = useTexts(invitationTexts).paper
  return (
    <div className={styles.block}>
      <QrCode text={sheet.link} label={t.scan} size={size} />
      <div className={styles.blockWords}>
        <p className={styles.for}>{t.codeFor[sheet.for]}</p>
        <p className={styles.code}>{sheet.code}</p>
      </div>
    </div>
  )
}

export function Steps({ sheet }: { sheet: Sheet }) {
  const t = useTexts(invitationTexts).paper
  return (
    <ol className={styles.steps}>
      {t.steps[sheet.for](spokenAddress(sheet.address))
        .split('\n')
        .map((step) => (
          <li key={step}>{step}</li>
        ))}
    </ol>
  )
}
