import { useEffect, useState } from 'react'
import { wipeDevice } from '../../platform/device/wipe.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { texts, useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { unsentCount, type Me } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { InstallCard } from './install-card.tsx'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** The app on this device, and what this device keeps of one’s chats. */
export function DevicePart({ me }: { me: Me }) {
  return (
    <>
      <InstallCard />
      <StoredCard me={me} />
    </>
  )
}

function StoredCard({ me }: { me: Me }) {
  const t = useTexts(meTexts)
  const sizeBytes = useStoredBytes()
  useLanguage()
  const words = sizeBytes === undefined ? t.storedUnknown : t.storedText(formatBytes(sizeBytes))
  return (
    <Card title={t.stored}>
      <Stack>
        <p className={styles.quiet}>{me.ephemeral ? t.storedNothing : words}</p>
        {!me.ephemeral && (
          <div>
            <Button onClick={() => void wipe(me.accountId)}>{t.wipe}</Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}

async function wipe(accountId: string): Promise<void> {
  const t = texts(meTexts)
  const unsent = unsentCount()
  const text = unsent > 0 ? t.wipeUnsent(unsent) : t.wipeText
  if (!(await confirm({ title: t.wipeTitle, text, action: t.wipeAct, danger: unsent > 0 }))) return
  await wipeDevice(accountId)
  // What is held in memory would only be written down again.
  location.reload()
}

function useStoredBytes(): number | undefined {
  const [sizeBytes, setSize] = useState<number>()
  useEffect(() => {
    navigator.storage?.estimate?.().then(
      ({ usage }) => setSize(usage),
      () => {},
    )
  }, [])
  return sizeBytes
}
