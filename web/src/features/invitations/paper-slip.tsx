import type { Sheet } from '#protocol/invitations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
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
  const labelOf = useCodeLabel()
  const [first] = paper.sheets
  if (!first) return null
  const both = paper.sheets.length > 1
  return (
    <section className={styles.slip}>
      <PaperHead sheet={first} />
      <div className={styles.codes}>
        {paper.sheets.map((sheet) => (
          <CodeBlock key={sheet.id} sheet={sheet} label={labelOf(sheet)} size={sheetSide} />
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
  const className = classWords(sheet.className)
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

/** «Класс 5А»; a group has a name of its own. */
export function classWords(className: string): string {
  return /^\d/.test(className) ? texts(invitationTexts).paper.classOf(className) : className
}

interface CodeBlockProps {
  sheet: Pick<Sheet, 'link' | 'code'>
  /** Whose code it is; without where the sheet is one person's. */
  label?: string | undefined
  /** Side of the QR in pixels. */
  size: number
}

export function CodeBlock({ sheet, label, size }: CodeBlockProps) {
  const t = useTexts(invitationTexts).paper
  return (
    <div className={styles.block}>
      <QrCode text={sheet.link} label={t.scan} size={size} />
      <div className={styles.blockWords}>
        {label && <p className={styles.for}>{label}</p>}
        <p className={styles.code}>{sheet.code}</p>
      </div>
    </div>
  )
}

/** Whose code of a class it is. */
export function useCodeLabel(): (sheet: Sheet) => string | undefined {
  const t = useTexts(invitationTexts).paper
  return (sheet) => (sheet.for === 'staff' ? undefined : t.codeFor[sheet.for])
}

export function Steps({ sheet, both = false }: { sheet: Sheet; both?: boolean }) {
  const t = useTexts(invitationTexts).paper
  return <StepList text={t.steps[both ? 'both' : sheet.for](spokenAddress(sheet.address))} />
}

/** One step a line. */
export function StepList({ text }: { text: string }) {
  return (
    <ol className={styles.steps}>
      {text.split('\n').map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
