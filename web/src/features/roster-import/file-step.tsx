import { useRef, useState } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { IconDownload, IconUpload } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { attempt } from '../people/acting.ts'
import { downloadCsvTemplate, downloadTemplate } from './download.ts'
import { ImportsList } from './imports-list.tsx'
import { importTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { useSending } from './use-sending.ts'
import { beginWith, type Wizard } from './wizard.ts'
import styles from './import.module.css'

const accepted = '.xlsx,.csv,.txt,.zip,.xls,text/csv,application/zip'

/** What to bring in: a file picked or dropped, a template, and what was brought in before. */
export function FileStep({ organisationId, kept, go }: Wizard) {
  const t = useTexts(importTexts)
  const sending = useSending((id, name) => {
    beginWith(kept, { id, name })
    go('columns')
  })
  const { fileId, fileName = '', result } = kept.values
  return (
    <Stack>
      <p className={styles.quiet}>{t.file.intro}</p>
      {fileId && !result && !sending.file && (
        <Banner title={t.file.going(fileName)} actions={<Button onClick={() => go('columns')}>{t.file.resume}</Button>}>
          {t.file.goingText}
        </Banner>
      )}
      {sending.error !== undefined && (
        <Trouble error={sending.error} onAgain={() => sending.file && void sending.send(sending.file)} />
      )}
      <DropZone {...sending} />
      <Templates />
      <ImportsList organisationId={organisationId} />
    </Stack>
  )
}

function DropZone({ file, share, error, send }: ReturnType<typeof useSending>) {
  const t = useTexts(importTexts).file
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const busy = file !== undefined && error === undefined
  return (
    <div
      className={cx(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped && !busy) void send(dropped)
      }}
    >
      {busy ? (
        <div className={styles.sending} role="status">
          <p>{t.sending(file.name)}</p>
          <Progress label={t.sending(file.name)} share={share} />
        </div>
      ) : (
        <>
          <p className={styles.dropHint}>{t.drop}</p>
          <Button tone="primary" icon={IconUpload} onClick={() => input.current?.click()}>
            {t.choose}
          </Button>
        </>
      )}
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

function Templates() {
  const t = useTexts(importTexts).file
  return (
    <div className={styles.templates}>
      <p className={styles.quiet}>{t.templates}</p>
      <Template title={t.templatePupils} name={t.templatePupilsName} titles={t.pupilsTitles} />
      <Template title={t.templateStaff} name={t.templateStaffName} titles={t.staffTitles} />
    </div>
  )
}

function Template({ title, name, titles }: { title: string; name: string; titles: readonly string[] }) {
  const t = useTexts(importTexts).file
  return (
    <div className={styles.template}>
      <Button tone="plain" icon={IconDownload} onClick={() => void attempt(() => downloadTemplate(name, titles))}>
        {title}
      </Button>
      <Button tone="plain" aria-label={t.asCsvLabel(title)} onClick={() => downloadCsvTemplate(name, titles)}>
        {t.asCsv}
      </Button>
    </div>
  )
}
