import { useState } from 'react'
import { oldChatFarewell, type OldChat } from '#protocol/old-chats.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { copyText } from '../../ui/copy-field.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { IconCheck, IconCopy, IconDownload } from '../../ui/icons.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { download } from '../roster-import/download.ts'
import { circleOf, HereOfClass } from './here-of-class.tsx'
import { HereOf } from './here-of.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './farewell.module.css'
import shared from './old-chats.module.css'

interface Props {
  organisationId: string
  chat: OldChat
  /** The message is there: what is left is to say so. */
  onMoved: () => void
  onClose: () => void
}

/** The last message for the old chat: a text and a picture to take along, neither with a code. */
export function FarewellSheet({ organisationId, chat, onMoved, onClose }: Props) {
  const t = useTexts(oldChatTexts).farewell
  const { data, error, refetch } = useLoaded(oldChatFarewell, { chatId: chat.id })
  return (
    <Sheet open title={t.title} onClose={onClose}>
      <Stack>
        <p className={shared.quiet}>{t.text}</p>
        <Here organisationId={organisationId} chat={chat} />
        {error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {!data && !error && <SkeletonRows rows={4} />}
        {data && <Message text={data.text} link={data.link} />}
        {data && chat.state.status !== 'moved' && chat.state.status !== 'closed' && (
          <div>
            <Button tone="plain" onClick={onMoved}>
              {t.next}
            </Button>
          </div>
        )}
      </Stack>
    </Sheet>
  )
}

function Here({ organisationId, chat }: { organisationId: string; chat: OldChat }) {
  const of = circleOf(chat.kind)
  if (chat.classId !== null && of) return <HereOfClass classId={chat.classId} of={of} />
  return <HereOf organisationId={organisationId} kind={chat.kind} />
}

const copiedShownMs = 2_500

function Message({ text, link }: { text: string; link: string }) {
  const t = useTexts(oldChatTexts).farewell
  const [copied, setCopied] = useState(false)

  async function copy() {
    await copyText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), copiedShownMs)
  }

  return (
    <>
      <TextArea label={t.words} value={text} readOnly maxRows={24} />
      <Button tone="primary" icon={copied ? IconCheck : IconCopy} onClick={() => void copy()}>
        <span aria-live="polite">{copied ? t.copied : t.copy}</span>
      </Button>
      <div className={styles.qr}>
        <QrCode text={link} label={t.qr} size={160} />
        <div className={styles.qrWords}>
          <p className={styles.link}>{link}</p>
          <Button size="s" icon={IconDownload} onClick={() => void savePicture(link)}>
            {t.save}
          </Button>
        </div>
      </div>
    </>
  )
}

async function savePicture(link: string): Promise<void> {
  const { qrImage } = await import('./qr-image.ts')
  download(texts(oldChatTexts).farewell.file, [await qrImage(link)], 'image/png')
}
