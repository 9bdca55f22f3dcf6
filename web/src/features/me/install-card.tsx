import { useTexts } from '../../platform/i18n/index.ts'
import { install, useInstallWay } from '../../platform/install.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { IconDownload, IconShare } from '../../ui/icons.tsx'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** How the app comes onto the home screen of this device. */
export function InstallCard() {
  const t = useTexts(meTexts)
  const way = useInstallWay()
  const words = { ask: t.installText, by_hand: t.installByHand, done: t.installed, none: t.installNone }[way]
  return (
    <Card title={t.install} action={way === 'by_hand' && <IconShare size={24} />}>
      <Stack>
        <p className={styles.quiet}>{words}</p>
        {way === 'ask' && (
          <div>
            <Button icon={IconDownload} onClick={() => void install()}>
              {t.installButton}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}
