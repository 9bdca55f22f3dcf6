import type { JoinRequest } from '#protocol/invitations.ts'
import { Card } from '../../ui/card.tsx'
import { RequestCard } from './request-card.tsx'
import styles from './requests.module.css'

/** Requests of one class, or of staff. */
export function RequestCards({ title, requests }: { title: string; requests: readonly JoinRequest[] }) {
  return (
    <Card title={`${title} · ${requests.length}`} flush>
      <ul className={styles.list} tabIndex={-1} aria-label={title}>
        {requests.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
    </Card>
  )
}
