import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { exportNotice, noticeReasonLengthMax, noticeReasonLengthMin } from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { bytesOf, download } from '../roster-import/download.ts'
import { noticePaperAddress } from './addresses.ts'
import { layOut } from './paper.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const exportTimeoutMs = 60_000

interface Props {
  noticeId: string
  organisationId: string | undefined
  as: 'xlsx' | 'print'
  onClose: () => void
}

/** Why the list is needed, before it leaves. */
export function ExportDialog({ noticeId, organisationId, as, onClose }: Props) {
  const t = useTexts(noticeTexts).export
  const [reason, setReason] = useState('')

  async function take(): Promise<FormErrors | void> {
    const input = { noticeId, as, reason: reason.trim(), ...(organisationId ? { organisationId } : {}) }
    try {
      const made = await call(exportNotice, input, { timeoutMs: exportTimeoutMs })
      onClose()
      if (made.base64) download(texts(noticeTexts).export.fileName(made.number), [bytesOf(made.base64)], workbookType)
      else {
        layOut(noticeId, made)
        navigate(noticePaperAddress(noticeId))
      }
    } catch (failure) {
      return errorsOf(failure)
    }
  }

  return (
    <Dialog open title={as === 'print' ? t.titlePrint : t.titleXlsx} onClose={onClose}>
      <Form onSubmit={take}>
        <p>{t.text}</p>
        <TextField
          name="reason"
          label={t.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          required
          minLength={noticeReasonLengthMin}
          maxLength={noticeReasonLengthMax}
        />
        <div className={styles.chips}>
          {t.suggestions.map((one) => (
            <Chip key={one} onClick={() => setReason(one)}>
              {one}
            </Chip>
          ))}
        </div>
        <FormActions>
          <SubmitButton>{as === 'print' ? t.print : t.xlsx}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
