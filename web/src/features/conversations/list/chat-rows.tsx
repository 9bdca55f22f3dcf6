import { VList } from 'virtua'
import { ChatRow } from './chat-row.tsx'
import styles from './list.module.css'

/** Hundreds of rows, of which those on the screen exist. */
export function ChatRows({ ids, selected }: { ids: readonly string[]; selected: string | undefined }) {
  return (
    <VList className={styles.rows} data={ids} itemSize={64} tabIndex={-1}>
      {(id) => (
        <div key={id} data-walk="">
          <ChatRow id={id} selected={id === selected} />
        </div>
      )}
    </VList>
  )
}
