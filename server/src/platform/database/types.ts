// Generated from the migrations by tools/row-types.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed; written as text (`JSON.stringify`), since the driver would take an array for an SQL array. */
export type Json = ColumnType<unknown, string, string>

export type AccountsRow = {
  id: string
  person_id: string
  login: string
  password_hash: string
  locale: Generated<string>
  created_at: Generated<Date>
  first_signed_in_at: Date | null
  blocked_at: Date | null
  reset_by: string | null
  reset_at: Date | null
}

export type AuditRow = {
  id: Generated<number>
  at: Generated<Date>
  actor_id: string | null
  act: string
  organisation_id: string | null
  subject_id: string | null
  data: Generated<Json>
}

export type ChatsRow = {
  person_id: string
  conversation_id: string
  muted_until: Date | null
  pinned: Generated<boolean>
  draft: Json | null
}

export type CommandResultsRow = {
  person_id: string
  command_id: string
  input_hash: Buffer
  result: Json
  at: Generated<Date>
}

export type ConversationsRow = {
  id: string
  kind: string
  title: Generated<string>
  organisation_id: string | null
  class_id: string | null
  direct_key: string | null
  participant_count: Generated<number>
  audience: Generated<Json>
  created_by: string | null
  created_at: Generated<Date>
  archived_at: Date | null
}

export type EnrolmentsRow = {
  id: string
  class_id: string
  person_id: string
  kind: string
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
}

export type EventsRow = {
  stream_id: string
  version: number
  day: string
  at: Date
  name: string
  audience_version: number
  data: Json
}

export type GuardianshipsRow = {
  id: string
  guardian_id: string
  child_id: string
  shown_kinship: Generated<string>
  restricted: Generated<boolean>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  approved_by: string | null
}

export type MentionsRow = {
  conversation_id: string
  person_id: string
  seq: number
}

export type MessagesRow = {
  conversation_id: string
  seq: number
  id: string
  v: number
  count: number
  author_id: string | null
  at: Date
  text: string
  entities: Generated<Json>
  reply_to: number | null
  files: Generated<Json>
  reactions: Generated<Json>
  pinned_at: Date | null
  edited_at: Date | null
  deleted_at: Date | null
  system: Json | null
  mentions_all: Generated<boolean>
  input_hash: Buffer | null
  content_versions: number[]
}

export type OrganisationsRow = {
  id: string
  parent_id: string | null
  kind: string
  name: string
  short_name: string
  time_zone: string
  settings: Generated<Json>
  created_at: Generated<Date>
  closed_at: Date | null
}

export type OutboxRow = {
  id: Generated<number>
  topic: string
  stream_id: string
  data: Json
  created_at: Generated<Date>
  due_at: Generated<Date>
  attempts: Generated<number>
}

export type ParticipantsRow = {
  conversation_id: string
  person_id: string
  role: string
  by_roster: Generated<boolean>
  from_seq: Generated<number>
  to_seq: number | null
  joined_at: Generated<Date>
  left_at: Date | null
}

export type PersonBlocksRow = {
  person_id: string
  blocked_id: string
  at: Generated<Date>
}

export type PersonsRow = {
  id: string
  family_name: string
  given_name: string
  patronymic: Generated<string>
  birth_date: string | null
  created_at: Generated<Date>
}

export type ReactionsRow = {
  conversation_id: string
  seq: number
  person_id: string
  emoji: string
  at: Generated<Date>
}

export type ReadMarksRow = {
  conversation_id: string
  person_id: string
  seq: number
  count: number
  at: Generated<Date>
}

export type RoleGrantsRow = {
  id: string
  person_id: string
  organisation_id: string
  role: string
  position: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  granted_by: string | null
}

export type SchoolClassesRow = {
  id: string
  organisation_id: string
  kind: string
  name: string
  academic_year: string
  created_at: Generated<Date>
  archived_at: Date | null
}

export type SessionsRow = {
  id: string
  account_id: string
  token_hash: Buffer
  device: string
  ephemeral: Generated<boolean>
  created_at: Generated<Date>
  seen_at: Generated<Date>
  expires_at: Date
  ended_at: Date | null
}

export type StreamsRow = {
  id: string
  kind: string
  version: Generated<number>
  audience_version: Generated<number>
  last_seq: Generated<number>
  last_count: Generated<number>
  changed_xid: Generated<string>
  changed_at: Generated<Date>
}

export type Database = {
  accounts: AccountsRow
  audit: AuditRow
  chats: ChatsRow
  command_results: CommandResultsRow
  conversations: ConversationsRow
  enrolments: EnrolmentsRow
  events: EventsRow
  guardianships: GuardianshipsRow
  mentions: MentionsRow
  messages: MessagesRow
  organisations: OrganisationsRow
  outbox: OutboxRow
  participants: ParticipantsRow
  person_blocks: PersonBlocksRow
  persons: PersonsRow
  reactions: ReactionsRow
  read_marks: ReadMarksRow
  role_grants: RoleGrantsRow
  school_classes: SchoolClassesRow
  sessions: SessionsRow
  streams: StreamsRow
}
