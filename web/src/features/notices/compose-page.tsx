import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import {
  noticeSenders,
  noticeTextLengthMax,
  noticeTitleLengthMax,
  previewNotice,
  sendNotice,
  type NoticeSender,
} from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconLock, IconSend } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { useKeptId, useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { noticeAddress, noticesAddress } from './addresses.ts'
import { CircleFields } from './circle-fields.tsx'
import { circleOf, draftFor, packed, unpacked } from './circle.rules.ts'
import { Count } from './count.tsx'
import { DeadlineFields, deadlineOf, startDeadline } from './deadline-fields.tsx'
import { FileField } from './file-field.tsx'
import { refreshNotices } from './live.ts'
import { noticeTexts } from './texts.ts'
import { useOneFile } from './use-one-file.ts'

/** Before it goes to more people than this, it is asked once more. */
const askFrom = 100

/** `/notices/new`: a text, one file, a circle and a date. */
export function NewNoticePage() {
  const t = useTexts(noticeTexts).compose
  const { data, error, refetch } = useLoaded(noticeSenders, {})
  return (
    <SinglePane>
      <Page title={t.title} back={noticesAddress} backOn="always">
        {!data && !error && <SkeletonRows rows={4} />}
        {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {data?.senders.length === 0 && <EmptyState icon={IconLock} title={t.notAllowed} />}
        {data && data.senders.length > 0 && <Composer senders={data.senders} />}
      </Page>
    </SinglePane>
  )
}

function Composer({ senders }: { senders: readonly NoticeSender[] }) {
  const t = useTexts(noticeTexts).compose
  const kept = useKeptValues('notice')
  const { values } = kept
  const sender = senders.find(({ organisation }) => organisation.id === values['sender']) ?? senders[0]!
  const draft = values['circle'] ? unpacked(values['circle']) : draftFor(sender)
  const [started] = useState(startDeadline)
  const deadline = { day: values['day'] ?? started.day, time: values['time'] ?? started.time }
  const remind = values['remind'] !== 'no'
  const id = useKeptId(kept)
  const file = useOneFile(parsed(values['file']), (taken) => kept.set('file', taken ? JSON.stringify(taken) : ''))
  const circle = circleOf(draft)
  const organisationId = sender.organisation.id
  const asked = { organisationId, circle: circle ?? { roles: ['head' as const] } }
  const { data: counted } = useLoaded(previewNotice, asked, { enabled: circle !== null, keepLast: true })
  const people = circle ? counted?.people : undefined

  async function send(values: Record<string, string>): Promise<FormErrors | void> {
    if (!circle || !counted) return { summary: t.choose }
    if (counted.people > askFrom) {
      const sure = { title: t.sure(counted.people), text: t.sureText(counted.organisations), action: t.send }
      if (!(await confirm(sure))) return undefined
    }
    const { title = '', text = '' } = values
    const dueAt = deadlineOf(deadline)
    const input = { id, organisationId, title, text, circle, dueAt, remind, ...(file.id ? { fileId: file.id } : {}) }
    try {
      const sent = await call(sendNotice, input)
      kept.forget()
      toast(t.sent(sent.people))
      await refreshNotices()
      navigate(noticeAddress(id), { replace: true })
    } catch (failure) {
      return errorsOf(failure, { notice_due_passed: 'day' })
    }
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={send}>
        <Stack gap={6}>
          {senders.length > 1 && (
            <Select
              label={t.sender}
              value={organisationId}
              options={senders.map(({ organisation }) => ({ value: organisation.id, label: organisation.shortName }))}
              onChange={(event) => {
                kept.set('sender', event.target.value)
                kept.set('circle', '')
              }}
            />
          )}
          <TextField
            name="title"
            label={t.name}
            hint={t.nameHint}
            defaultValue={values['title']}
            required
            maxLength={noticeTitleLengthMax}
          />
          <TextArea
            name="text"
            label={t.text}
            defaultValue={values['text']}
            optional
            rows={5}
            maxLength={noticeTextLengthMax}
          />
          <FileField file={file} />
          <Card title={t.whom}>
            <CircleFields sender={sender} draft={draft} onChange={(next) => kept.set('circle', packed(next))} />
            <Count counted={circle ? counted : null} />
          </Card>
          <DeadlineFields
            deadline={deadline}
            onChange={({ day, time }) => {
              kept.set('day', day)
              kept.set('time', time)
            }}
          />
          <Checkbox
            label={t.remind}
            hint={t.remindHint}
            checked={remind}
            onChange={(event) => kept.set('remind', event.target.checked ? '' : 'no')}
          />
          <div>
            <SubmitButton wide icon={IconSend} disabled={file.busy || people === 0}>
              {people ? t.sendTo(people) : t.send}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </div>
  )
}

function parsed(stored: string | undefined): { id: string; name: string } | undefined {
  return stored ? (JSON.parse(stored) as { id: string; name: string }) : undefined
}
