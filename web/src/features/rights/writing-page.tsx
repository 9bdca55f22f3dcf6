import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { OutputOf } from '#protocol/contract.ts'
import type { OrganisationSettings } from '#protocol/organisations.ts'
import { whyWrite } from '#protocol/rights.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { organisationTexts } from '../organisations/texts.ts'
import { settingsAddress, writingRightsAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { PersonChoice } from './person-choice.tsx'
import { RightsFrame } from './rights-frame.tsx'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

type Answer = OutputOf<typeof whyWrite>

/** `/organisations/…/rights/writing?from=…&to=…`: may one person write to another, and by which rule. */
export function WritingPage({ params }: PageProps) {
  const t = useTexts(rightsTexts).writing
  const organisationId = params['organisationId'] ?? ''
  const search = new URLSearchParams(useSearch())
  const [fromId, toId] = [search.get('from') ?? '', search.get('to') ?? '']
  const choose = (from: string, to: string) =>
    navigate(writingRightsAddress(organisationId, from, to), { replace: true })
  return (
    <RightsFrame title={t.title} organisationId={organisationId}>
      <Stack gap={6}>
        <p className={styles.quiet}>{t.text}</p>
        <div className={styles.pair}>
          <PersonChoice
            label={t.from}
            organisationId={organisationId}
            personId={fromId}
            onPick={(id) => choose(id, toId)}
          />
          <PersonChoice
            label={t.to}
            organisationId={organisationId}
            personId={toId}
            onPick={(id) => choose(fromId, id)}
          />
        </div>
        {fromId && toId && (
          <>
            <Verdict organisationId={organisationId} fromId={fromId} toId={toId} />
            <div className={styles.buttons}>
              <Button onClick={() => choose(toId, fromId)}>{t.swap}</Button>
              <ButtonLink href={settingsAddress(organisationId)}>{t.toSettings}</ButtonLink>
            </div>
          </>
        )}
      </Stack>
    </RightsFrame>
  )
}

function Verdict({ organisationId, fromId, toId }: { organisationId: string; fromId: string; toId: string }) {
  const t = useTexts(rightsTexts).writing
  const { data, error, refetch } = useLoaded(whyWrite, { organisationId, fromId, toId })
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows rows={2} />
  return (
    <>
      <Banner tone={data.may ? 'success' : 'attention'} title={data.may ? t.yes : t.no}>
        {t.codes[data.code]}
      </Banner>
      {data.ties.length > 0 && (
        <Card title={t.why} flush>
          <ul>
            {data.ties.map((tie, index) => (
              <Tie key={index} tie={tie} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Tie({ tie: { code, setting, open, organisations } }: { tie: Answer['ties'][number] }) {
  const t = useTexts(rightsTexts).writing
  const switches = useTexts(organisationTexts).settings.switches
  const rule = setting && switches[setting as keyof OrganisationSettings]?.label
  const where = organisations.map(({ shortName }) => shortName).join(', ')
  return (
    <li className={styles.tie}>
      <div className={styles.words}>
        <p>{t.codes[code]}</p>
        <p className={styles.small}>{[where, rule && t.setting(rule)].filter(Boolean).join(' · ')}</p>
      </div>
      <Chip tone={open ? 'success' : 'attention'}>{!open ? t.closed : rule ? t.open : t.always}</Chip>
    </li>
  )
}
