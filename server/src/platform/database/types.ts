// Generated from the migrations by tools/row-types.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed; written as text (`JSON.stringify`), since the driver would take an array for an SQL array. */
export type Json = ColumnType<unknown, string, string>
export type JsonOrDefault = ColumnType<unknown, string | undefined, string>
export type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>

export type AccountBlocksRow = {
  person_id: string
  from_at: Date
  to_at: Date
}

export type AccountDevicesRow = {
  account_id: string
  device_id: string
  first_at: Date
  activated: boolean
}

export type AccountEmailsRow = {
  account_id: string
  address: string
  confirmed_at: Date
}

export type AccountResetsRow = {
  id: string
  account_id: string
  requested_by: string | null
  released_by: string | null
  code_hash: Buffer | null
  attempts: Generated<number>
  created_at: Date
  expires_at: Date
  closed_at: Date | null
}

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
  pin_hash: string | null
  blocked_by: string | null
  blocked_in: string | null
  blocked_reason: Generated<string>
  reset_by_mail: Generated<boolean>
}

export type AuditRow = {
  id: Generated<number>
  at: Generated<Date>
  act: string
  organisation_id: string | null
  data: JsonOrDefault
  number: number | null
  hash: Buffer | null
  actor_ref: Buffer | null
  subject_ref: Buffer | null
  other_ref: Buffer | null
  note_hash: Buffer | null
}

export type AuditHeadRow = {
  one: Generated<boolean>
  number: Generated<number>
  hash: Generated<Buffer>
}

export type AuditLooksRow = {
  key: Buffer
  at: Date
}

export type AuditNotesRow = {
  audit_id: number
  salt: Buffer
  text: string
}

export type AuditPersonsRow = {
  original_id: string
  person_id: string
  salt: Generated<Buffer>
  reference: Generated<Buffer>
}

export type ChatsRow = {
  person_id: string
  conversation_id: string
  muted_until: Date | null
  pinned: Generated<boolean>
  draft: JsonOrNull
}

export type ClassArchivingsRow = {
  class_id: string
  archived_at: Date
  restored_at: Date
}

export type CodeFailuresRow = {
  id: Generated<number>
  address_hash: Buffer
  at: Date
}

export type CollegeSettingsRow = {
  organisation_id: string
  version: number
  counted: boolean
  recorded_at: Date
  entered_by: string | null
  replaced_at: Date | null
}

export type CommandResultsRow = {
  person_id: string
  command_id: string
  input_hash: Buffer
  result: Json
  at: Generated<Date>
}

export type ConsentVersionsRow = {
  version: number
  since: Date
}

export type ConsentsRow = {
  id: string
  organisation_id: string
  child_id: string
  guardian_id: string
  account_id: string
  session_id: string
  purpose: Generated<string>
  text_version: number
  text_locale: string
  text_hash: string
  agreed: boolean
  answered_at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_account_id: string | null
}

export type ConversationsRow = {
  id: string
  kind: string
  title: Generated<string>
  organisation_id: string | null
  class_id: string | null
  direct_key: string | null
  participant_count: Generated<number>
  audience: JsonOrDefault
  created_by: string | null
  created_at: Generated<Date>
  archived_at: Date | null
}

export type CutOffsRow = {
  organisation_id: string
  version: number
  weekday: number
  at_minute: number
  recorded_at: Date
  entered_by: string | null
  replaced_at: Date | null
}

export type DailyValuesRow = {
  organisation_id: string
  indicator: string
  numerator: number
  denominator: number
  counted_at: Date
}

export type EmailCodesRow = {
  account_id: string
  address: string
  code_hash: Buffer
  attempts: Generated<number>
  expires_at: Date
}

export type EnrolmentFactsRow = {
  id: string
  class_id: string
  person_id: string
  kind: string
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  version: Generated<number>
  replaced_at: Date | null
  order_number: Generated<string>
  import_id: string | null
}

export type EnrolmentsRow = {
  id: string
  class_id: string
  person_id: string
  kind: string
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  order_number: Generated<string>
}

export type EventsRow = {
  stream_id: string
  version: number
  day: string
  at: Date
  name: string
  audience_version: number
  data: Json
  about_version: number | null
}

export type ExpectedNumberFactsRow = {
  organisation_id: string
  valid_from: Date
  version: Generated<number>
  staff: number | null
  children: number | null
  classes: number | null
  source: string
  recorded_at: Date
  entered_by: string | null
  replaced_at: Date | null
}

export type FileReferencesRow = {
  conversation_id: string
  seq: number
  file_id: string
}

export type FilesRow = {
  id: string
  owner_id: string
  name: string
  type: string
  kind: string
  size_bytes: number
  width: number | null
  height: number | null
  has_preview: boolean
  sha256: Buffer
  created_at: Date
  attached_at: Date | null
  orphaned_at: Date | null
}

export type FirstRunRow = {
  only_row: Generated<boolean>
  nonce: Buffer
  used_at: Date | null
}

export type FormerAccountsRow = {
  person_id: string
  first_signed_in_at: Date
  closed_at: Date
  created_at: Date | null
}

export type FormerBirthDatesRow = {
  person_id: string
  birth_date: string | null
  replaced_at: Date
}

export type FormerClassNamesRow = {
  class_id: string
  name: string
  replaced_at: Date
}

export type GoalsRow = {
  id: string
  organisation_id: string
  indicator: string
  percent: number
  due: string
  kinds: string[]
  recorded_at: Date
  entered_by: string | null
  replaced_at: Date | null
}

export type GuardianRestrictionFactsRow = {
  id: string
  version: Generated<number>
  guardian_id: string
  child_id: string
  organisation_id: string | null
  document: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  entered_by: string | null
  replaced_at: Date | null
}

export type GuardianRestrictionsRow = {
  id: string
  guardian_id: string
  child_id: string
  organisation_id: string | null
  document: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  entered_by: string | null
}

export type GuardianshipFactsRow = {
  id: string
  guardian_id: string
  child_id: string
  shown_kinship: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  approved_by: string | null
  legal_kind: Generated<string>
  may_write: Generated<boolean>
  may_report_absence: Generated<boolean>
  may_sign: Generated<boolean>
  version: Generated<number>
  replaced_at: Date | null
  import_id: string | null
}

export type GuardianshipsRow = {
  id: string
  guardian_id: string
  child_id: string
  shown_kinship: Generated<string>
  legal_kind: Generated<string>
  may_write: Generated<boolean>
  may_report_absence: Generated<boolean>
  may_sign: Generated<boolean>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  approved_by: string | null
}

export type GuessDelaysRow = {
  key: Buffer
  failures: number
  last_at: Date
  free_at: Date
}

export type JoinCodesRow = {
  id: string
  kind: string
  organisation_id: string
  class_id: string | null
  role: string | null
  position: Generated<string>
  person_id: string | null
  code_hash: Buffer
  secret_hash: Buffer
  seed: Buffer | null
  issued_by: string
  issued_at: Date
  expires_at: Date
  opened_at: Date | null
  closed_at: Date | null
  closed_by: string | null
  child_id: string | null
  wrong_facts: Generated<number>
  burnt_at: Date | null
}

export type JoinRequestsRow = {
  id: string
  kind: string
  code_id: string
  organisation_id: string
  class_id: string | null
  person_id: string
  name: Json
  child: JsonOrNull
  kinship: Generated<string>
  state: Generated<string>
  at: Date
  decided_at: Date | null
  decided_by: string | null
  class_before: string | null
  relation: string | null
}

export type LeaveFactsRow = {
  id: string
  version: Generated<number>
  person_id: string
  organisation_id: string
  order_number: Generated<string>
  valid_from: Date
  valid_to: Date | null
  recorded_at: Generated<Date>
  entered_by: string | null
  replaced_at: Date | null
}

export type LeavesRow = {
  id: string
  person_id: string
  organisation_id: string
  order_number: Generated<string>
  valid_from: Date
  valid_to: Date | null
  recorded_at: Generated<Date>
  entered_by: string | null
}

export type LibraryPagesRow = {
  id: string
  organisation_id: string
  title: string
  body: string
  audiences: string[]
  file_ids: Generated<string[]>
  entered_by: string
  created_at: Date
  changed_at: Date
  removed_at: Date | null
}

export type LibraryReadsRow = {
  page: string
  person_id: string
  first_at: Date
  last_at: Date
}

export type LiveOrganisationsRow = {
  organisation_id: string
  facts: JsonOrDefault
  counted_at: Date
}

export type LiveStateRow = {
  one: Generated<boolean>
  counted_to: Date
}

export type LiveValuesRow = {
  organisation_id: string
  indicator: string
  numerator: number
  denominator: number
  counted_at: Date
}

export type MeasuresRow = {
  id: string
  organisation_id: string
  indicator: string
  week: string
  suggestion: string | null
  decision: string
  owner: string
  due: string
  first_due: string | null
  result: Generated<string>
  evidence: Generated<string>
  numerator: number
  denominator: number
  recorded_at: Date
  recorded_by: string
  done_at: Date | null
  done_by: string | null
}

export type MentionsRow = {
  conversation_id: string
  person_id: string
  seq: number
}

export type MessageSearchRow = {
  conversation_id: string
  seq: number
  at: Date
  week: number
  words: string
  text: string
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
  entities: JsonOrDefault
  reply_to: number | null
  files: JsonOrDefault
  reactions: JsonOrDefault
  pinned_at: Date | null
  edited_at: Date | null
  deleted_at: Date | null
  system: JsonOrNull
  mentions_all: Generated<boolean>
  input_hash: Buffer | null
  content_versions: number[]
}

export type ModerationNoticesRow = {
  id: string
  person_id: string
  kind: string
  acted: boolean
  conversation_id: string | null
  seq: number | null
  at: Date
  confirmed_at: Date | null
}

export type NoticeAbsencesRow = {
  id: Generated<number>
  notice_id: string
  organisation_id: string
  person_id: string
  why: string
  from_at: Date
  to_at: Date | null
}

export type NoticeExportsRow = {
  number: Generated<number>
  notice_id: string
  by_id: string
  at: Date
  kind: string
  people: number
}

export type NoticeRecipientsRow = {
  notice_id: string
  organisation_id: string
  person_id: string
  role: string
  position: string
  class_name: string
  asked_at: Date
  opened_at: Date | null
  acknowledged_at: Date | null
  away_since: Date | null
  away: string | null
}

export type NoticesRow = {
  id: string
  organisation_id: string
  author_id: string
  title: string
  text: string
  file_id: string | null
  circle: Json
  due_at: Date
  sent_at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
  remind_at: Date | null
  reminded_at: Date | null
}

export type OldChatDeclarationsRow = {
  id: string
  organisation_id: string
  declared_by: string
  at: Date
  chats: number
}

export type OldChatStatesRow = {
  id: string
  chat_id: string
  status: string
  evidence: Generated<string>
  at: Date
  by: string | null
}

export type OldChatsRow = {
  id: string
  organisation_id: string
  messenger: string
  name: string
  kind: string
  owner: Generated<string>
  owner_person_id: string | null
  people_count: number | null
  link: Generated<string>
  own_of: Generated<string>
  recorded_at: Date
  entered_by: string | null
  file_name: string | null
  changed_at: Date | null
  changed_by: string | null
  mistaken_at: Date | null
  mistaken_by: string | null
  mistaken_reason: string | null
  class_id: string | null
}

export type OperatorsRow = {
  person_id: string
  made_at: Date
}

export type OrganisationImportRowsRow = {
  import_id: string
  organisation_id: string
  before: JsonOrNull
  after: Json
}

export type OrganisationImportsRow = {
  id: string
  organisation_id: string
  by_id: string | null
  at: Date
  file_hash: Buffer
  file_name: string
  format: string
  counts: Json
  undone_at: Date | null
  undone_by: string | null
}

export type OrganisationStandingsRow = {
  organisation_id: string
  status: Json
  counted_at: Date
}

export type OrganisationVersionsRow = {
  organisation_id: string
  version: number
  parent_id: string | null
  kind: string
  short_name: string
  time_zone: string
  counted: boolean
  verified: boolean
  closed: boolean
  recorded_at: Date
  accounts_from_grade: Generated<number>
  consent_since: Date | null
  consent_both_since: Date | null
  entered_by: string | null
  document: Generated<string>
}

export type OrganisationsRow = {
  id: string
  parent_id: string | null
  kind: string
  name: string
  short_name: string
  time_zone: string
  settings: JsonOrDefault
  created_at: Generated<Date>
  closed_at: Date | null
  legal_form: Generated<string>
  inn: Generated<string>
  ogrn: Generated<string>
  kpp: Generated<string>
  oktmo: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  website: Generated<string>
  licence: Generated<string>
  is_branch: Generated<boolean>
  head_organisation_id: string | null
  reporting: Generated<boolean>
  verified_by: string | null
  verified_at: Date | null
  closed_by: string | null
  closed_document: Generated<string>
  second_factor_for: Generated<string[]>
  founder: Generated<string>
  head_name: Generated<string>
  consent_since: Date | null
  consent_both_since: Date | null
  accounts_from_grade: Generated<number>
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
  circle: Generated<string>
  from_version: Generated<number>
}

export type PasskeysRow = {
  id: string
  account_id: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  made_at: Date
  used_at: Date | null
}

export type PersonBlocksRow = {
  person_id: string
  blocked_id: string
  at: Generated<Date>
}

export type PersonContactFactsRow = {
  id: string
  version: Generated<number>
  person_id: string
  organisation_id: string
  phone: Generated<string>
  email: Generated<string>
  recorded_at: Date
  replaced_at: Date | null
  import_id: string | null
}

export type PersonContactsRow = {
  id: string
  person_id: string
  organisation_id: string
  phone: Generated<string>
  email: Generated<string>
}

export type PersonDetailFactsRow = {
  id: string
  version: Generated<number>
  person_id: string
  organisation_id: string
  sex: Generated<string>
  snils_sealed: Buffer | null
  file_number: Generated<string>
  external_id: Generated<string>
  recorded_at: Date
  replaced_at: Date | null
  import_id: string | null
}

export type PersonDetailsRow = {
  id: string
  person_id: string
  organisation_id: string
  sex: Generated<string>
  snils_sealed: Buffer | null
  file_number: Generated<string>
  external_id: Generated<string>
}

export type PersonsRow = {
  id: string
  family_name: string
  given_name: string
  patronymic: Generated<string>
  birth_date: string | null
  created_at: Generated<Date>
  merged_into: string | null
  merged_at: Date | null
  counted_id: Generated<string>
}

export type ProviderLinksRow = {
  id: string
  account_id: string
  issuer: string
  subject: string
  made_at: Date
  used_at: Date | null
}

export type PushQueueRow = {
  subscription_id: string
  tag: string
  person_id: string
  kind: string
  conversation_id: string | null
  seq: number
  due_at: Date
  attempts: Generated<number>
}

export type PushSettingsRow = {
  person_id: string
  mentions_pass_mute: Generated<boolean>
}

export type PushSubscriptionsRow = {
  id: string
  session_id: string
  person_id: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: Date
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
  stayed_at: Date | null
}

export type RecoveryCodesRow = {
  account_id: string
  code_hash: Buffer
  used_at: Date | null
}

export type RelationClaimsRow = {
  guardian_id: string
  child_id: string
  claimed_at: Date
  declined_at: Date | null
  declined_by: string | null
}

export type ReportReadersRow = {
  person_id: string
  snapshot_id: string
  organisation_id: string
  told_at: Date
  mailed: boolean
  seen_at: Date | null
}

export type ReportsRow = {
  id: string
  reporter_id: string
  about_id: string
  organisation_id: string
  about_moderator: boolean
  class_id: string | null
  conversation_id: string | null
  seq: number | null
  reason: string
  comment: string
  lines: JsonOrDefault
  filed_at: Date
  due_at: Date
  resolved_at: Date | null
  resolved_by: string | null
  actions: Generated<string[]>
  note: Generated<string>
}

export type ResetLinksRow = {
  id: string
  account_id: string
  secret_hash: Buffer
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export type RoleGrantFactsRow = {
  id: string
  person_id: string
  organisation_id: string
  role: string
  position: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  granted_by: string | null
  employment: Generated<string>
  version: Generated<number>
  replaced_at: Date | null
  subjects: Generated<string[]>
  import_id: string | null
}

export type RoleGrantsRow = {
  id: string
  person_id: string
  organisation_id: string
  role: string
  position: Generated<string>
  employment: Generated<string>
  valid_from: Generated<Date>
  valid_to: Date | null
  recorded_at: Generated<Date>
  granted_by: string | null
  subjects: Generated<string[]>
}

export type RosterDatesRow = {
  only_row: Generated<boolean>
  followed_to: Date
}

export type RosterImportNamesRow = {
  import_id: string
  person_id: string
  before: Json
  after: Json
}

export type RosterImportSourcesRow = {
  organisation_id: string
  fingerprint: Buffer
  reading: Json
  at: Date
}

export type RosterImportsRow = {
  id: string
  organisation_id: string
  by_id: string | null
  at: Date
  file_hash: Buffer
  file_name: string
  format: string
  mapping: Json
  counts: Json
  undone_at: Date | null
  undone_by: string | null
  follow_total: Generated<number>
}

export type RosterNoticesRow = {
  id: string
  person_id: string
  code: string
  organisation_id: string | null
  about: Generated<string[]>
  at: Date
  seen_at: Date | null
}

export type SchemaMigrationsRow = {
  number: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export type SchoolClassesRow = {
  id: string
  organisation_id: string
  kind: string
  name: string
  academic_year: string
  created_at: Generated<Date>
  archived_at: Date | null
  import_id: string | null
  rolled_over_by: string | null
  ends_at: Date | null
  continued_as: string | null
}

export type SchoolYearDraftsRow = {
  organisation_id: string
  from_year: string
  roster_hash: Buffer
  decisions: Json
  by_id: string | null
  at: Date
}

export type SchoolYearRolloversRow = {
  id: string
  organisation_id: string
  from_year: string
  to_year: string
  turns_at: Date
  by_id: string | null
  at: Date
  counts: Json
  turned_at: Date | null
  undone_at: Date | null
  undone_by: string | null
  follow_total: Generated<number>
}

export type SchoolYearRunItemsRow = {
  run_id: string
  organisation_id: string
  state: Generated<string>
  code: Generated<string>
  reason: JsonOrDefault
  rollover_id: string | null
}

export type SchoolYearRunsRow = {
  id: string
  organisation_id: string
  kind: string
  to_year: string
  on_day: Generated<string>
  by_id: string | null
  at: Date
  finished_at: Date | null
}

export type SearchHeadsRow = {
  conversation_id: string
  indexed_seq: Generated<number>
}

export type SecondFactorsRow = {
  account_id: string
  secret: Buffer
  last_step: number
  made_at: Date
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
  device_group: string | null
  parked_at: Date | null
  pin_failures: Generated<number>
  end_reason: string | null
}

export type SnapshotInputsRow = {
  hash: Buffer
  organisation: string
  people: Buffer
}

export type SnapshotOrganisationsRow = {
  snapshot_id: string
  organisation_id: string
  parent_id: string | null
  above: string[]
  kind: string
  short_name: string
  counted: boolean
  facts: JsonOrDefault
  inputs: Buffer | null
}

export type SnapshotSumsRow = {
  snapshot_id: string
  organisation_id: string
  indicator: string
  numerator: number
  denominator: number
  hidden: boolean
}

export type SnapshotValuesRow = {
  snapshot_id: string
  organisation_id: string
  indicator: string
  numerator: number
  denominator: number
}

export type SnapshotsRow = {
  id: string
  organisation_id: string
  kind: string
  week: string
  cut_off_at: Date
  taken_at: Date
  taken_by: string | null
  time_zone: string
  formulas: Json
  hash: Buffer
  audit_number: number | null
  audit_hash: Buffer | null
}

export type SpentChallengesRow = {
  hash: Buffer
  expires_at: Date
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

export type UsesRow = {
  person_id: string
  day: string
  first_at: Date
  last_at: Date
}

export type UsesWrittenRow = {
  one: Generated<boolean>
  at: Date
}

export type VisibleRangesRow = {
  conversation_id: string
  person_id: string
  from_seq: Generated<number>
  to_seq: number | null
  from_version: Generated<number>
}

export type Database = {
  account_blocks: AccountBlocksRow
  account_devices: AccountDevicesRow
  account_emails: AccountEmailsRow
  account_resets: AccountResetsRow
  accounts: AccountsRow
  audit: AuditRow
  audit_head: AuditHeadRow
  audit_looks: AuditLooksRow
  audit_notes: AuditNotesRow
  audit_persons: AuditPersonsRow
  chats: ChatsRow
  class_archivings: ClassArchivingsRow
  code_failures: CodeFailuresRow
  college_settings: CollegeSettingsRow
  command_results: CommandResultsRow
  consent_versions: ConsentVersionsRow
  consents: ConsentsRow
  conversations: ConversationsRow
  cut_offs: CutOffsRow
  daily_values: DailyValuesRow
  email_codes: EmailCodesRow
  enrolment_facts: EnrolmentFactsRow
  enrolments: EnrolmentsRow
  events: EventsRow
  expected_number_facts: ExpectedNumberFactsRow
  file_references: FileReferencesRow
  files: FilesRow
  first_run: FirstRunRow
  former_accounts: FormerAccountsRow
  former_birth_dates: FormerBirthDatesRow
  former_class_names: FormerClassNamesRow
  goals: GoalsRow
  guardian_restriction_facts: GuardianRestrictionFactsRow
  guardian_restrictions: GuardianRestrictionsRow
  guardianship_facts: GuardianshipFactsRow
  guardianships: GuardianshipsRow
  guess_delays: GuessDelaysRow
  join_codes: JoinCodesRow
  join_requests: JoinRequestsRow
  leave_facts: LeaveFactsRow
  leaves: LeavesRow
  library_pages: LibraryPagesRow
  library_reads: LibraryReadsRow
  live_organisations: LiveOrganisationsRow
  live_state: LiveStateRow
  live_values: LiveValuesRow
  measures: MeasuresRow
  mentions: MentionsRow
  message_search: MessageSearchRow
  messages: MessagesRow
  moderation_notices: ModerationNoticesRow
  notice_absences: NoticeAbsencesRow
  notice_exports: NoticeExportsRow
  notice_recipients: NoticeRecipientsRow
  notices: NoticesRow
  old_chat_declarations: OldChatDeclarationsRow
  old_chat_states: OldChatStatesRow
  old_chats: OldChatsRow
  operators: OperatorsRow
  organisation_import_rows: OrganisationImportRowsRow
  organisation_imports: OrganisationImportsRow
  organisation_standings: OrganisationStandingsRow
  organisation_versions: OrganisationVersionsRow
  organisations: OrganisationsRow
  outbox: OutboxRow
  participants: ParticipantsRow
  passkeys: PasskeysRow
  person_blocks: PersonBlocksRow
  person_contact_facts: PersonContactFactsRow
  person_contacts: PersonContactsRow
  person_detail_facts: PersonDetailFactsRow
  person_details: PersonDetailsRow
  persons: PersonsRow
  provider_links: ProviderLinksRow
  push_queue: PushQueueRow
  push_settings: PushSettingsRow
  push_subscriptions: PushSubscriptionsRow
  reactions: ReactionsRow
  read_marks: ReadMarksRow
  recovery_codes: RecoveryCodesRow
  relation_claims: RelationClaimsRow
  report_readers: ReportReadersRow
  reports: ReportsRow
  reset_links: ResetLinksRow
  role_grant_facts: RoleGrantFactsRow
  role_grants: RoleGrantsRow
  roster_dates: RosterDatesRow
  roster_import_names: RosterImportNamesRow
  roster_import_sources: RosterImportSourcesRow
  roster_imports: RosterImportsRow
  roster_notices: RosterNoticesRow
  schema_migrations: SchemaMigrationsRow
  school_classes: SchoolClassesRow
  school_year_drafts: SchoolYearDraftsRow
  school_year_rollovers: SchoolYearRolloversRow
  school_year_run_items: SchoolYearRunItemsRow
  school_year_runs: SchoolYearRunsRow
  search_heads: SearchHeadsRow
  second_factors: SecondFactorsRow
  sessions: SessionsRow
  snapshot_inputs: SnapshotInputsRow
  snapshot_organisations: SnapshotOrganisationsRow
  snapshot_sums: SnapshotSumsRow
  snapshot_values: SnapshotValuesRow
  snapshots: SnapshotsRow
  spent_challenges: SpentChallengesRow
  streams: StreamsRow
  uses: UsesRow
  uses_written: UsesWrittenRow
  visible_ranges: VisibleRangesRow
}
