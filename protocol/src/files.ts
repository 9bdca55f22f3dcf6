import Type, { type Static } from 'typebox'
import { Id, Nullable, OneOf } from './common.ts'

/** A file as it stands in a message. Bytes come from `/api/files/<conversationId>/<seq>/<id>`, previews from `…/preview`. */
export const FileBrief = Type.Object({
  id: Id,
  /** As the sender's device called it; shown, never used as a path. */
  name: Type.String(),
  /** Detected from the bytes, not from the name. */
  type: Type.String(),
  kind: OneOf('image', 'video', 'audio', 'document'),
  sizeBytes: Type.Integer(),
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
  hasPreview: Type.Boolean(),
})
export type FileBrief = Static<typeof FileBrief>

/**
 * `POST /api/files?id=<uuid>&name=<name>` with the bytes as body (`Content-Type: application/octet-stream`) answers with
 * this. `id` is made by the client: the same one with the same bytes may be sent again. Unsent files go after a day.
 */
export const UploadedFile = Type.Object({ file: FileBrief })
export type UploadedFile = Static<typeof UploadedFile>

export const fileNameLengthMax = 200

/** Longest side of `…/preview`, in pixels; `…/thumbnail` is for lists. Both are WebP without metadata. */
export const previewSideMax = 800
export const thumbnailSideMax = 160

const path = (conversationId: string, seq: number, fileId: string) => `/api/files/${conversationId}/${seq}/${fileId}`

/** Where a file of a message is read, for those who may read the message. */
export const filePaths = {
  upload: (id: string, name: string) => `/api/files?id=${id}&name=${encodeURIComponent(name)}`,
  original: path,
  preview: (conversationId: string, seq: number, fileId: string) => `${path(conversationId, seq, fileId)}/preview`,
  thumbnail: (conversationId: string, seq: number, fileId: string) => `${path(conversationId, seq, fileId)}/thumbnail`,
} as const
