import { useDeferredValue, useState } from 'react'
import { formatWhen } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { RichText } from '../../../platform/text/rich-text.tsx'
import { Button } from '../../../ui/button.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { askAgain, lineAddress } from '../jumps.ts'
import { snippetOf } from '../list/snippet.ts'
import { useSearch } from '../list/use-search.ts'
import { talkTexts } from '../texts.ts'
import styles from './details.module.css'

/** Search within one conversation; a hit opens in its place. */
export function SearchIn({ conversationId }: { conversationId: string }) {
  const t = useTexts(talkTexts)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const found = useSearch(text, conversationId)
  return (
    <>
      <div className={styles.find}>
        <SearchField value={typed} onChange={setTyped} label={t.details.search} autoFocus />
      </div>
      {found.state === 'idle' && <p className={styles.note}>{t.details.searchHint}</p>}
      {found.state === 'searching' && found.hits.length === 0 && <SkeletonRows rows={4} avatar={40} />}
      {found.hits.map(({ message, marks }) => {
        const snippet = snippetOf(message.text, marks)
        return (
          <ListRow
            wrap
            key={message.id}
            href={lineAddress(conversationId, message.seq)}
            onClick={() => askAgain(conversationId, message.seq)}
            title={message.authorId ? (found.persons.get(message.authorId)?.name ?? t.somebody) : ''}
            meta={formatWhen(message.at)}
            text={
              <span className={styles.hit}>
                <RichText text={snippet.text} found={snippet.marks} />
              </span>
            }
          />
        )
      })}
      {found.state === 'done' && found.hits.length === 0 && <p className={styles.note}>{t.list.nothingFound(text)}</p>}
      {found.state === 'failed' && (
        <div className={styles.note} role="alert">
          {t.list.searchFailed}{' '}
          <Button size="s" onClick={found.retry}>
            {t.list.tryAgain}
          </Button>
        </div>
      )}
      {found.cursor && found.state === 'done' && (
        <div className={styles.more}>
          <Button size="s" onClick={() => void found.more()}>
            {t.list.more}
          </Button>
        </div>
      )}
    </>
  )
}
