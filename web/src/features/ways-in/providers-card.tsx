import { useEffect } from 'react'
import { accountChanged } from '#protocol/accounts.ts'
import { linkProvider, listProviderLinks, unlinkProvider, type ProviderLink } from '#protocol/providers.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay, formatDayTime } from '../../platform/i18n/format.ts'
import { texts, useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { FormActions } from '../../ui/form.tsx'
import { IconLink } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { toast } from '../../ui/toast.ts'
import { ProviderButtons } from '../accounts/provider-buttons.tsx'
import { forgetIdentity, keptIdentity } from '../accounts/providers.ts'
import { useSetupState } from '../accounts/setup-state.ts'
import { waysInTexts } from './texts.ts'
import { useProven } from './use-proven.tsx'
import styles from './ways-in.module.css'

/** Other services that let one in; nothing at all where the server has none and nothing is linked. */
export function ProvidersCard() {
  const t = useTexts(waysInTexts)
  const providers = useSetupState()?.providers ?? []
  const { data } = useLoaded(listProviderLinks, {})
  useRefreshOn([accountChanged], [listProviderLinks])
  const { run, asking } = useProven()

  useEffect(() => {
    const back = keptIdentity()
    if (!back) return
    forgetIdentity()
    void run(async (proof) => {
      await call(linkProvider, { identity: back.identity, ...proof })
      toast(texts(waysInTexts).linked(back.label))
      await refresh(listProviderLinks)
    })
  }, [run])

  async function unlink({ id: linkId, label }: ProviderLink) {
    if (!(await confirm({ title: t.unlinkTitle(label), text: t.unlinkText, action: t.unlink, danger: true }))) return
    await run(async (proof) => {
      await call(unlinkProvider, { linkId, ...proof })
      toast(t.unlinked(label))
      await refresh(listProviderLinks)
    })
  }

  const links = data?.links ?? []
  if (providers.length === 0 && links.length === 0) return asking ?? null
  return (
    <>
      <Card title={t.providers}>
        <Stack>
          <p className={styles.quiet}>{t.providersText}</p>
          <div className={styles.rows}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} onUnlink={() => void unlink(link)} />
            ))}
          </div>
          <FormActions>
            <ProviderButtons providers={providers} label={t.link} errand={() => ({ for: 'link', to: '/me/ways' })} />
          </FormActions>
        </Stack>
      </Card>
      {asking}
    </>
  )
}

function LinkRow({ link: { label, madeAt, usedAt }, onUnlink }: { link: ProviderLink; onUnlink: () => void }) {
  const t = useTexts(waysInTexts)
  useLanguage()
  return (
    <ListRow
      wrap
      leading={<IconLink size={24} />}
      title={label}
      text={[t.linkedOn(formatDay(madeAt)), usedAt && t.used(formatDayTime(usedAt))].filter(Boolean).join(' · ')}
      trailing={
        <Button size="s" aria-label={t.unlinkLabel(label)} onClick={onUnlink}>
          {t.unlink}
        </Button>
      }
    />
  )
}
