import type { ChildPaper } from '#protocol/sheets.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { classWords, CodeBlock, StepList } from './paper-slip.tsx'
import { spokenAddress } from './papers.ts'
import { invitationTexts } from './texts.ts'
import styles from './paper.module.css'

/** 26 mm: three of them stand beside each other. */
const childSide = 98

interface Props {
  paper: ChildPaper
  organisationName: string
  className: string
  address: string
}

/** A quarter of a page for one child: its own code and those for its guardians. */
export function ChildSlip({ paper, organisationName, className, address }: Props) {
  const t = useTexts(invitationTexts).paper
  const steps = paper.hasBirthday ? t.childSteps : t.childStepsByName
  return (
    <section className={`${styles.slip} ${styles.child}`} aria-label={paper.childName}>
      <header className={styles.head}>
        <p className={styles.organisation}>
          {organisationName} · {t.invites}
        </p>
        <p className={styles.name}>
          {paper.childName} · {classWords(className)}
        </p>
      </header>
      <div className={styles.codes}>
        {paper.codes.map((code) => (
          <CodeBlock
            key={code.id}
            sheet={code}
            label={code.for === 'pupil' ? t.toPupil : [t.toGuardian, code.personName].filter(Boolean).join(': ')}
            size={childSide}
          />
        ))}
      </div>
      <StepList text={steps(spokenAddress(address))} />
      <p className={styles.foot}>
        {t.until(formatDay(paper.expiresAt))}. {t.eachOnce}. {t.warning}
      </p>
    </section>
  )
}
