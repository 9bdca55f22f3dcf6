import Type, { type Static } from 'typebox'
import { Locale } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, query } from './contract.ts'
import { FileBrief } from './files.ts'

export const libraryTitleMax = 120
export const libraryBodyMax = 40_000
export const libraryFilesMax = 20
export const libraryPagesMax = 500
export const libraryReadersMax = 500

export const libraryAudiences = [
  'office_specialist',
  'head',
  'administrator',
  'teacher',
  'staff',
  'pupil',
  'guardian',
] as const
/** Whom a page is for. A deputy is an administrator here, a form teacher a teacher. */
export const LibraryAudience = OneOf(...libraryAudiences)
export type LibraryAudience = Static<typeof LibraryAudience>

/** The name of a page of the product (`invite-staff`), or the id of an organisation's own. */
export const LibraryKey = Type.String({ pattern: '^[a-z0-9-]{2,60}$' })

export const LibraryBrief = Type.Object({
  key: LibraryKey,
  title: Type.String(),
  /** The first sentences, or those around what was searched for. */
  excerpt: Type.String(),
  audiences: Type.Array(LibraryAudience),
  /** One of my roles is among them. */
  forMe: Type.Boolean(),
  /** Whose page it is; `null`: it came with the product. */
  organisation: Nullable(Type.Object({ id: Id, shortName: Type.String() })),
  hasVideo: Type.Boolean(),
  readAt: Nullable(Instant),
  changedAt: Nullable(Instant),
})
export type LibraryBrief = Static<typeof LibraryBrief>

/** A picture of the product’s own pages. */
export const LibraryPicture = Type.Object({
  name: Type.String(),
  path: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
})
export type LibraryPicture = Static<typeof LibraryPicture>

export const LibraryPage = Type.Object({
  ...LibraryBrief.properties,
  /**
   * CommonMark without HTML. A picture or recording is `![words](file:<id>)`, one that came with the product
   * `![words](picture:<name>)`, a place in the product `[words](/people)`.
   */
  body: Type.String(),
  files: Type.Array(FileBrief),
  pictures: Type.Array(LibraryPicture),
  mayEdit: Type.Boolean(),
})
export type LibraryPage = Static<typeof LibraryPage>

export const listLibrary = query('library.list', {
  summary: 'Instructions and recordings for my roles; `all`: for other roles too. Every word of `text` must be found.',
  input: Exactly({
    locale: Locale,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    all: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({
    pages: Type.Array(LibraryBrief),
    /** Organisations to which I may add pages. */
    mayAddTo: Type.Array(Type.Object({ id: Id, shortName: Type.String() })),
  }),
})

export const getLibraryPage = query('library.get', {
  summary: 'One page, whole.',
  input: Exactly({ key: LibraryKey, locale: Locale }),
  output: Type.Object({ page: LibraryPage }),
})

export const markLibraryRead = command('library.markRead', {
  summary: 'The end of the page was on my screen for two seconds, and nearly all of each of its recordings was played.',
  input: Exactly({ key: LibraryKey }),
  output: Nothing,
})

export const saveLibraryPage = command('library.save', {
  summary: 'Add a page for an organisation and all below it, or change it. Files are uploaded before.',
  input: Exactly({
    id: Id,
    organisationId: Id,
    title: Type.String({ minLength: 2, maxLength: libraryTitleMax }),
    body: Type.String({ maxLength: libraryBodyMax }),
    audiences: Type.Array(LibraryAudience, { minItems: 1, maxItems: 7, uniqueItems: true }),
    fileIds: Type.Array(Id, { maxItems: libraryFilesMax, uniqueItems: true }),
  }),
  output: Nothing,
})

export const removeLibraryPage = command('library.remove', {
  summary: 'Take an organisation’s page out of the library, or put it back within thirty days.',
  input: Exactly({ id: Id, removed: Type.Boolean() }),
  output: Nothing,
})

/** Who of an organisation has read a page, for those who manage it; an office sees how many in each organisation below. */
export const libraryReaders = query('library.readers', {
  summary: 'How many of the people a page is for have read it; who by name only in the organisation that one leads.',
  input: Exactly({ key: LibraryKey, organisationId: Id }),
  output: Type.Object({
    read: Type.Integer(),
    total: Type.Integer(),
    organisations: Type.Array(
      Type.Object({ id: Id, shortName: Type.String(), read: Type.Integer(), total: Type.Integer() }),
    ),
    /** Staff alone, those who have not read it first; `null`: names are not for me here. */
    people: Nullable(Type.Array(Type.Object({ person: PersonBrief, readAt: Nullable(Instant) }))),
  }),
})

export const libraryFilePaths = {
  original: (pageId: string, fileId: string) => `/api/library/${pageId}/${fileId}`,
  preview: (pageId: string, fileId: string) => `/api/library/${pageId}/${fileId}/preview`,
  picture: (version: string, file: string) => `/api/library/pictures/${version}/${file}`,
} as const
