import { fromMarkdown } from 'mdast-util-from-markdown'
import { Fragment, useMemo, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { FileBrief } from '#protocol/files.ts'
import type { LibraryPicture } from '#protocol/library.ts'
import { safeUrl } from '../../platform/text/links.ts'
import { Attachment } from './attachment.tsx'
import { Picture } from './picture.tsx'
import styles from './library.module.css'

type Nodes = ReturnType<typeof fromMarkdown>['children'][number]

interface Props {
  body: string
  pageId: string
  files: readonly FileBrief[]
  /** Of a page of the product: they stand beside its text on a wide screen, below it on a phone. */
  pictures?: readonly LibraryPicture[]
}

/** CommonMark as React nodes: nothing that somebody wrote is ever read as HTML. */
export function Article({ body, pageId, files, pictures = [] }: Props) {
  const root = useMemo(() => fromMarkdown(body), [body])
  const draw = drawing(pageId, new Map(files.map((file) => [file.id, file])))
  const shown = root.children.flatMap((node) => pictureIn(node, pictures) ?? [])
  const words = root.children.filter((node) => !pictureIn(node, pictures))
  const text = <div className={styles.article}>{words.map(draw)}</div>
  if (shown.length === 0) return text
  return (
    <div className={styles.illustrated}>
      {text}
      <div className={styles.pictures}>
        {shown.map(({ picture, words: alt }) => (
          <Picture key={picture.path} picture={picture} words={alt} />
        ))}
      </div>
    </div>
  )
}

function pictureIn(node: Nodes, pictures: readonly LibraryPicture[]) {
  const image = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined
  if (image?.type !== 'image') return undefined
  const picture = pictures.find(({ name }) => image.url === `picture:${name}`)
  return picture && { picture, words: image.alt ?? '' }
}

function drawing(pageId: string, files: ReadonlyMap<string, FileBrief>) {
  const all = (nodes: readonly Nodes[]): ReactNode => nodes.map(draw)

  function draw(node: Nodes, key: number): ReactNode {
    switch (node.type) {
      case 'heading':
        return node.depth === 1 ? <h2 key={key}>{all(node.children)}</h2> : <h3 key={key}>{all(node.children)}</h3>
      case 'paragraph':
        // A picture alone on its line is a figure, not a word of a paragraph.
        return node.children.length === 1 && node.children[0]?.type === 'image' ? (
          draw(node.children[0], key)
        ) : (
          <p key={key}>{all(node.children)}</p>
        )
      case 'list':
        return node.ordered ? (
          <ol key={key} start={node.start ?? 1}>
            {all(node.children)}
          </ol>
        ) : (
          <ul key={key}>{all(node.children)}</ul>
        )
      case 'listItem':
        return <li key={key}>{all(node.children)}</li>
      case 'blockquote':
        return <blockquote key={key}>{all(node.children)}</blockquote>
      case 'code':
      case 'inlineCode':
        return <code key={key}>{node.value}</code>
      case 'strong':
        return <strong key={key}>{all(node.children)}</strong>
      case 'emphasis':
        return <em key={key}>{all(node.children)}</em>
      case 'thematicBreak':
        return <hr key={key} />
      case 'break':
        return <br key={key} />
      case 'link':
        return (
          <Way key={key} to={node.url}>
            {all(node.children)}
          </Way>
        )
      case 'image':
        return <Shown key={key} url={node.url} alt={node.alt ?? ''} pageId={pageId} files={files} />
      case 'text':
      case 'html':
        return <Fragment key={key}>{node.value}</Fragment>
      default:
        return null
    }
  }
  return draw
}

/** A place in the product, or an address elsewhere; anything else is only its words. */
function Way({ to, children }: { to: string; children: ReactNode }) {
  if (/^\/(?!\/)/.test(to)) return <Link href={to}>{children}</Link>
  const url = safeUrl(to)
  if (!url) return <>{children}</>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

interface ShownProps {
  url: string
  alt: string
  pageId: string
  files: ReadonlyMap<string, FileBrief>
}

/** Only files of the page itself: a picture from elsewhere would tell its server who reads. */
function Shown({ url, alt, pageId, files }: ShownProps) {
  const file = url.startsWith('file:') ? files.get(url.slice('file:'.length)) : undefined
  return file ? (
    <Attachment pageId={pageId} file={file} words={alt} files={[...files.values()]} />
  ) : (
    <span className={styles.quiet}>{alt}</span>
  )
}
