import type { Reached } from '#protocol/measures.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { countWords } from '../indicators/words.ts'
import { certificateAddress } from '../weekly-report/addresses.ts'
import { weekNumber } from '../weekly-report/weeks.ts'
import { isWhole } from './whole.rules.ts'
import { measureTexts } from './texts.ts'

/** A goal that stands reached; at 100 % there is a certificate to print. */
export function ReachedCard({ reached, organisationId }: { reached: Reached; organisationId: string }) {
  const t = useTexts(measureTexts).reached
  const language = useLanguage()
  const title = reached.title[language]
  return (
    <Banner
      tone="success"
      title={t.title}
      actions={
        isWhole(reached) && (
          <ButtonLink
            size="s"
            href={certificateAddress(organisationId, reached.code)}
            aria-label={t.certificateOf(title)}
          >
            {t.certificate}
          </ButtonLink>
        )
      }
    >
      {t.text(title, countWords(reached.value))} {t.since(weekNumber(reached.week))}
    </Banner>
  )
}
