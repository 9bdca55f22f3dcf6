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

/** `POST /api/files?id=<uuid>&name=<name>` with the bytes as body answers with this. Unsent files go after a day. */
export const UploadedFile = Type.Object({ file: FileBrief })
export type UploadedFile = Static<typeof UploadedFile>
