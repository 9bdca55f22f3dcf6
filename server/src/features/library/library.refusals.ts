import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  library_full: {
    status: 409,
    ru: 'В библиотеке организации уже {max} страниц. Уберите те, что устарели.',
    en: 'The library of the organisation holds {max} pages already. Take out those that are out of date.',
  },
  library_file_missing: {
    status: 422,
    ru: 'В тексте есть картинка или запись, которой нет среди файлов страницы. Добавьте файл или уберите строку с ним.',
    en: 'The text shows a picture or recording that is not among the files of the page. Add the file or remove its line.',
  },
})
