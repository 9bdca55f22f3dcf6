import { basename, dirname, join, resolve } from 'node:path'
import { readOidcProviders, type OidcProvider } from './oidc-providers.ts'
import { address, file, flag, integer, mailbox, networks, oneOf, path, text } from './setting.ts'

const MIB = 1024 * 1024

/** Every setting of the server, in the order in which `peremena config` prints them. */
export const settings = {
  demo: flag({
    env: 'PEREMENA_DEMO',
    flag: 'demo',
    initial: false,
    doc: {
      ru: 'Показательный сервер: выдуманный муниципалитет в своей папке, вход в любой роли одним нажатием.',
      en: 'Demo server: an invented municipality in a folder of its own, sign in as any role with one click.',
    },
  }),
  data: path({
    env: 'PEREMENA_DATA',
    flag: 'data',
    initial: ({ demo }) => resolve(demo ? 'demo-data' : 'data'),
    doc: {
      ru: 'Папка с базой данных и файлами. По умолчанию ./data, для показательного сервера ./demo-data.',
      en: 'Folder with the database and the files. Default ./data, for the demo server ./demo-data.',
    },
  }),
  language: oneOf(['ru', 'en'], {
    env: 'PEREMENA_LANGUAGE',
    initial: 'ru',
    doc: { ru: 'Язык сообщений командной строки.', en: 'Language of what the command line prints.' },
  }),
  host: text<string>({
    env: 'PEREMENA_HOST',
    flag: 'host',
    initial: ({ demo }) => (demo ? '127.0.0.1' : '0.0.0.0'),
    doc: {
      ru: 'Сетевой адрес, на котором сервер слушает. Показательный сервер слушает только 127.0.0.1.',
      en: 'Network address to listen on. The demo server listens on 127.0.0.1 only.',
    },
  }),
  port: integer(
    {
      env: 'PEREMENA_PORT',
      flag: 'port',
      initial: 8080,
      doc: { ru: 'Порт; 0 — любой свободный.', en: 'Port; 0 means any free one.' },
    },
    0,
    65535,
  ),
  publicUrl: address(['http://', 'https://'], {
    env: 'PEREMENA_PUBLIC_URL',
    initial: undefined,
    doc: {
      ru: 'Адрес, по которому люди открывают сервер; нужен https, чтобы печатать приглашения.',
      en: 'The address people open; https is needed before invitations can be printed.',
    },
  }),
  trustedProxies: networks({
    env: 'PEREMENA_TRUSTED_PROXIES',
    initial: [],
    doc: {
      ru: 'Адреса и подсети прокси, чьим заголовкам X-Forwarded-* сервер верит.',
      en: 'Addresses and networks of proxies whose X-Forwarded-* headers are believed.',
    },
  }),
  tlsCert: path<string | undefined>({
    env: 'PEREMENA_TLS_CERT',
    initial: undefined,
    doc: {
      ru: 'Файл сертификата TLS (PEM), вместе с ключом.',
      en: 'TLS certificate file (PEM), together with the key.',
    },
  }),
  tlsKey: path<string | undefined>({
    env: 'PEREMENA_TLS_KEY',
    initial: undefined,
    doc: { ru: 'Файл закрытого ключа TLS (PEM).', en: 'TLS private key file (PEM).' },
  }),
  databaseUrl: address(['postgres://', 'postgresql://'], {
    env: 'PEREMENA_DATABASE_URL',
    secret: true,
    initial: undefined,
    doc: {
      ru: 'Своя база PostgreSQL вместо встроенной: postgres://имя:пароль@узел/база.',
      en: 'Your own PostgreSQL instead of the embedded one: postgres://name:password@host/database.',
    },
  }),
  databaseConnectionsMax: integer(
    {
      env: 'PEREMENA_DATABASE_CONNECTIONS_MAX',
      initial: 16,
      doc: {
        ru: 'Сколько соединений с базой держит один процесс.',
        en: 'How many database connections one process keeps.',
      },
    },
    2,
    500,
  ),
  keyFile: path({
    env: 'PEREMENA_KEY_FILE',
    initial: ({ data }) => join(dirname(data), `${basename(data)}.key`),
    doc: {
      ru: 'Файл главного ключа, вне папки данных; создаётся при первом запуске. По умолчанию рядом: ./data.key.',
      en: 'File of the master key, outside the data folder; made at the first start. Default beside it: ./data.key.',
    },
  }),
  fileSizeBytesMax: integer(
    {
      env: 'PEREMENA_FILE_SIZE_BYTES_MAX',
      initial: 100 * MIB,
      doc: { ru: 'Наибольший размер одного файла, байт.', en: 'Largest size of one file, in bytes.' },
    },
    MIB,
    64 * 1024 * MIB,
  ),
  rateFactor: integer(
    {
      env: 'PEREMENA_RATE_FACTOR',
      initial: 1,
      doc: {
        ru: 'Во сколько раз поднять пределы частоты запросов: для нагрузочных проверок.',
        en: 'By how much to raise the limits of how often one may call: for load tests.',
      },
    },
    1,
    1_000_000,
  ),
  pushPrivateAddresses: flag({
    env: 'PEREMENA_PUSH_PRIVATE_ADDRESSES',
    initial: false,
    doc: {
      ru: 'Разрешить уведомления через службу во внутренней сети (и по http). Обычно такие адреса не принимаются.',
      en: 'Allow notifications through a service on a private network (and by http). Usually such addresses are refused.',
    },
  }),
  oidcProviders: file<readonly OidcProvider[]>(
    {
      env: 'PEREMENA_OIDC_PROVIDERS',
      secret: true,
      initial: [],
      doc: {
        ru: 'Файл JSON со службами входа OpenID Connect: docs/openid-connect.md.',
        en: 'JSON file with OpenID Connect providers to sign in through: docs/openid-connect.md.',
      },
    },
    { ru: 'файл JSON', en: 'JSON file' },
    readOidcProviders,
  ),
  smtpUrl: address(['smtp://', 'smtps://'], {
    env: 'PEREMENA_SMTP_URL',
    secret: true,
    initial: undefined,
    doc: {
      ru: 'Почтовый сервер: smtp://имя:пароль@узел:порт или smtps://…; с ним забытый пароль восстанавливают по почте.',
      en: 'Mail server: smtp://name:password@host:port or smtps://…; with it a forgotten password is restored by e-mail.',
    },
  }),
  mailFrom: mailbox({
    env: 'PEREMENA_MAIL_FROM',
    initial: undefined,
    doc: {
      ru: 'Адрес, с которого уходят письма; вместе с PEREMENA_SMTP_URL.',
      en: 'The address that letters come from; together with PEREMENA_SMTP_URL.',
    },
  }),
  logLevel: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
    env: 'PEREMENA_LOG_LEVEL',
    initial: 'info',
    doc: {
      ru: 'Подробность журнала; в журнале нет имён, текстов и логинов.',
      en: 'How much is logged; logs carry no names, texts or logins.',
    },
  }),
}
