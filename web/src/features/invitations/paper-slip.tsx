import type { Sheet } from '#protocol/invitations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { spokenAddress, type Paper } from './papers.ts'
import { invitationTexts } from './texts.ts'
import styles from './paper.module.css'

/** 30 mm. */
const sheetSide = 113

/** A quarter of a page, to be cut off and handed over. */
export function Slip({ paper }: { paper: Paper }) {
  const t = useTexts(invitationTexts).paper
  const [first] = paper.sheets
  if (!first) return null
  const both = paper.sheets.length > 1
  return (
    <section className={styles.slip}>
      <PaperHead sheet={first} />
      <div className={styles.codes}>
        {paper.sheets.map((sheet) => (
          <CodeBlock key={sheet.id} sheet={sheet} size={sheetSide} />
        ))}
      </div>
      <Steps sheet={first} both={both} />
      <p className={styles.foot}>
        {t.until(formatDay(first.expiresAt))}. {t.warning}
      </p>
    </section>
  )
}

/** Who invites whom: the same on a slip and on a notice. */
export function PaperHead({ sheet }: { sheet: Sheet }) {
  const t = useTexts(invitationTexts).paper
  const roles = useTexts(accountTexts).roles
  const className = /^\d/.test(sheet.className) ? t.classOf(sheet.className) : sheet.className
  const role = sheet.position || (sheet.role ? roles[sheet.role] : '')
  return (
    <header className={styles.head}>
      <p className={styles.organisation}>{sheet.organisationName}</p>
      <div className={styles.whom}>
        {(sheet.personName || className) && <p className={styles.name}>{sheet.personName || className}</p>}
        <p className={styles.invites}>{t.invites}</p>
      </div>
      {sheet.for === 'staff' && (
        <p className={styles.role}>
          {t.role}: {role}
        </p>
      )}
    </header>
  )
}

export function CodeBlock({ sheet, size }: { sheet: Sheet; size: number }) {
  const t = useTexts(invitationTexts).paper
  return (
    <div className={styles.block}>
      <QrCode text={sheet.link} label={t.scan} size={size} />
      <div className={styles.blockWords}>
        {sheet.for !== 'staff' && <p className={styles.for}>{t.codeFor[sheet.for]}</p>}
        <p className={styles.code}>{sheet.code}</p>
      </div>
    </div>
  )
}

export function Steps({ sheet, both = false }: { sheet: Sheet; both?: boolean }) {
  const t = useTexts(invitationTexts).paper
  return (
    <ol className={styles.steps}>
      {t.steps[both ? 'both' : sheet.for](spokenAddress(sheet.address))
        .split('\n')
        .map((step) => (
          <li key={step}>{step}</li>
        ))}
    </ol>
  )
}
