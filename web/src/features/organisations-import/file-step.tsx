import { useRef } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { IconUpload } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useSending } from '../roster-import/use-sending.ts'
import { ImportsList } from './imports-list.tsx'
import { organisationsImportTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { beginWith, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

const accepted = '.xlsx,.csv,.txt,.json,.xls,text/csv,application/json'

/** What to bring in, and what was brought in before. */
export function FileStep({ office, kept, go }: Wizard) {
  const t = useTexts(organisationsImportTexts).file
  const sending = useSending((id, name) => {
    beginWith(kept, { id, name })
    go('columns')
  })
  const { fileId, fileName = '', result } = kept.values
  return (
    <Stack>
      <p>
        {t.under}: <b>{office.shortName}</b>
      </p>
      <p className={styles.quiet}>{t.intro}</p>
      <p className={styles.quiet}>{t.columns}</p>
      {fileId && !result && !sending.file && (
        <Banner title={t.going(fileName)} actions={<Button onClick={() => go('columns')}>{t.resume}</Button>} />
      )}
      {sending.error !== undefined && (
        <Trouble error={sending.error} onAgain={() => sending.file && void sending.send(sending.file)} />
      )}
      <FilePicker {...sending} />
      <ImportsList organisationId={office.id} />
    </Stack>
  )
}

function FilePicker({ file, share, error, send }: ReturnType<typeof useSending>) {
  const t = useTexts(organisationsImportTexts).file
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
    <div>
      <Button tone="primary" icon={IconUpload} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
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
    </div>
  )
}
