import { useRef, useState } from 'react'
import { oldChatsTemplate } from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { IconDownload, IconUpload } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { attempt } from '../people/acting.ts'
import { bytesOf, download } from '../roster-import/download.ts'
import { useSending } from '../roster-import/use-sending.ts'
import { oldChatTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import shared from './old-chats.module.css'
import styles from './reading.module.css'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const accepted = '.xlsx,.csv,.txt,.xls,text/csv'

/** A sample to fill in, and the table that somebody has. */
export function FilePicker({ onSent }: { onSent: (id: string, name: string) => void }) {
  const t = useTexts(oldChatTexts).file
  const { file, share, error, send } = useSending(onSent)
  const input = useRef<HTMLInputElement>(null)
  if (file !== undefined && error === undefined) {
    return (
      <div className={styles.sending} role="status">
        <p>{t.sending(file.name)}</p>
        <Progress label={t.sending(file.name)} share={share} />
      </div>
    )
  }
  return (
    <Stack>
      <p className={shared.quiet}>{t.intro}</p>
      {error !== undefined && <Trouble error={error} onAgain={() => file && void send(file)} />}
      <div className={shared.ways}>
        <Button tone="primary" icon={IconUpload} onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <SampleButton />
      </div>
      <input
        ref={input}
        type="file"
        accept={accepted}
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [picked] = event.target.files ?? []
          if (picked) void send(picked)
          // The same file may be chosen again once it was mended.
          event.target.value = ''
        }}
      />
    </Stack>
  )
}

function SampleButton() {
  const t = useTexts(oldChatTexts).file
  const [busy, setBusy] = useState(false)

  async function fetchSample() {
    setBusy(true)
    const answer = await attempt(() => call(oldChatsTemplate, {}))
    if (answer) download(t.sampleName, [bytesOf(answer.base64)], workbookType)
    setBusy(false)
  }

  return (
    <Button icon={IconDownload} busy={busy} onClick={() => void fetchSample()}>
      {t.sample}
    </Button>
  )
}
