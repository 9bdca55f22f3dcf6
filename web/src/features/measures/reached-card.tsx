import type { Reached } from '#protocol/measures.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { countWords } from '../indicators/words.ts'
import { certificateAddress } from '../weekly-report/addresses.ts'
import { weekNumber } from '../weekly-report/weeks.ts'
import { earnsCertificate } from './certificate.rules.ts'
import type { Desk } from './measures-desk.tsx'
import { measureTexts } from './texts.ts'

/** A goal that stands reached, and a certificate to print for whoever has earned one. */
export function ReachedCard({ reached, organisation }: { reached: Reached; organisation: Desk['organisation'] }) {
  const t = useTexts(measureTexts).reached
  const language = useLanguage()
  const title = reached.title[language]
  return (
    <Banner
      tone="success"
      title={t.title}
      actions={
        earnsCertificate(reached, organisation.kind) && (
          <ButtonLink
            size="s"
            href={certificateAddress(organisation.id, reached.code)}
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
