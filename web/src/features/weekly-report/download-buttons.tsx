import { useState } from 'react'
import { reportFile } from '#protocol/weekly-report.ts'
import { call } from '../../platform/api/call.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconDownload } from '../../ui/icons.tsx'
import { attempt } from '../people/acting.ts'
import { bytesOf, download } from '../roster-import/download.ts'
import { reportTexts } from './texts.ts'

type Format = 'xlsx' | 'csv'
const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}
/** A region's workbook is made while one waits. */
const timeoutMs = 60_000

export function DownloadButtons({ which }: { which: { organisationId: string; snapshotId?: string } }) {
  const t = useTexts(reportTexts)
  const locale = useLanguage()
  const [busy, setBusy] = useState<Format>()

  async function fetchFile(format: Format) {
    setBusy(format)
    const file = await attempt(() => call(reportFile, { ...which, format, locale }, { timeoutMs }))
    if (file) download(file.name, [bytesOf(file.base64)], types[format])
    setBusy(undefined)
  }

  return (
    <>
      <Button
        size="s"
        icon={IconDownload}
        busy={busy === 'xlsx'}
        aria-label={t.downloadWorkbook}
        onClick={() => void fetchFile('xlsx')}
      >
        {t.workbook}
      </Button>
      <Button
        size="s"
        icon={IconDownload}
        busy={busy === 'csv'}
        aria-label={t.downloadTable}
        onClick={() => void fetchFile('csv')}
      >
        {t.table}
      </Button>
    </>
  )
}
