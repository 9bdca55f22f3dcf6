import { useEffect } from 'react'
import { getNotice, type NoticeBrief, type NoticeRecipient } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { formatPaperTime } from './paper-time.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { goBack } from '../../ui/back.ts'
import { setTitle } from '../../ui/document-title.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBack, IconPrint } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { noticeAddress } from './addresses.ts'
import { paperOf, type Paper } from './paper.ts'
import { doneOf } from './standing.rules.ts'
import { noticeTexts } from './texts.ts'
import styles from './paper.module.css'

/** `/print/notices/…`: the acknowledgement sheet as it comes out on paper. */
export function NoticePaperPage({ params }: PageProps) {
  const t = useTexts(noticeTexts).paper
  const noticeId = params['noticeId'] ?? ''
  const { data } = useLoaded(getNotice, { noticeId })
  const paper = paperOf(noticeId)
  const back = noticeAddress(noticeId)
  useEffect(() => setTitle(t.title), [t])
  return (
    <main id="content" className={styles.page} tabIndex={-1}>
      <div className={styles.desk}>
        <Button tone="plain" icon={IconBack} onClick={() => goBack(back)}>
          {t.back}
        </Button>
        {paper && (
          <Button tone="primary" icon={IconPrint} onClick={() => print()}>
            {t.print}
          </Button>
        )}
      </div>
      {!paper && (
        <EmptyState icon={IconPrint} title={t.over} actions={<ButtonLink href={back}>{t.back}</ButtonLink>}>
          {t.overText}
        </EmptyState>
      )}
      {paper && !data && <SkeletonRows rows={4} />}
      {paper && data && <Sheet paper={paper} notice={data.notice} />}
    </main>
  )
}

function Sheet({ paper, notice }: { paper: Paper; notice: NoticeBrief }) {
  const t = useTexts(noticeTexts).paper
  return (
    <article className={styles.sheet}>
      <h1 className={styles.title}>{t.title}</h1>
      <dl className={styles.about}>
        <Fact name={t.document} value={notice.title} />
        <Fact name={t.sender} value={`${notice.organisation.shortName}, ${notice.author.fullName}`} />
        <Fact name={t.sent} value={formatPaperTime(notice.sentAt)} />
        <Fact name={t.due} value={formatPaperTime(notice.dueAt)} />
      </dl>
      {paper.organisations.length > 1 && <Places paper={paper} />}
      <Names paper={paper} />
      <p className={styles.sign}>
        {t.responsible} <span className={styles.line} /> <span className={styles.by}>{paper.by}</span>
      </p>
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Places({ paper }: { paper: Paper }) {
  const t = useTexts(noticeTexts).paper
  const columns = [t.organisation, t.asked, t.acknowledged, t.afterwards, t.not]
  return (
    <table className={styles.table}>
      <caption>{t.organisations}</caption>
      <Head columns={columns} />
      <Foot paper={paper} columns={columns.length} />
      <tbody>
        {paper.organisations.map(({ organisation, counts }) => (
          <tr key={organisation.id}>
            <th scope="row">{organisation.shortName}</th>
            <td>{counts.asked}</td>
            <td>{counts.acknowledged}</td>
            <td>{counts.late}</td>
            <td>{counts.asked - doneOf(counts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Names({ paper }: { paper: Paper }) {
  const t = useTexts(noticeTexts).paper
  const { organisations, people } = paper
  const [only] = organisations
  const alone = organisations.length === 1 && only
  const columns = [t.number, t.name, t.position, t.when, t.signature]
  return (
    <table className={styles.table}>
      <caption>
        {alone
          ? `${alone.organisation.shortName} · ${t.total(doneOf(alone.counts), alone.counts.asked)}`
          : t.people(people.length)}
      </caption>
      <Head columns={columns} />
      <Foot paper={paper} columns={columns.length} />
      <tbody>
        {people.map((one, index) => (
          <tr key={`${one.organisation.id} ${one.person.id}`}>
            <td>{index + 1}</td>
            <th scope="row">{one.person.fullName}</th>
            <td>
              <What one={one} />
              {!alone && <div>{one.organisation.shortName}</div>}
            </td>
            <td className={styles.when}>
              <When one={one} />
            </td>
            <td className={styles.signature}>&nbsp;</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Printers repeat it at the end of each page: whose list it is stands on all of them. */
function Foot({ paper, columns }: { paper: Paper; columns: number }) {
  const t = useTexts(noticeTexts).paper
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>{t.foot(paper.number, paper.by, formatPaperTime(paper.at))}</td>
      </tr>
    </tfoot>
  )
}

function What({ one: { role, position, className } }: { one: NoticeRecipient }) {
  const t = useTexts(noticeTexts).compose.roles
  return <>{[position || t[role].toLowerCase(), className].filter(Boolean).join(', ')}</>
}

function When({ one: { standing, acknowledgedAt } }: { one: NoticeRecipient }) {
  const t = useTexts(noticeTexts).paper
  if (standing === 'left') return <>{t.gone}</>
  if (standing === 'on_leave') return <>{t.onLeave}</>
  if (!acknowledgedAt) return null
  return (
    <>
      {formatPaperTime(acknowledgedAt)}
      {standing === 'late' && `, ${t.late}`}
    </>
  )
}
