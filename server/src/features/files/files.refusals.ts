import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  file_too_big: {
    status: 413,
    ru: 'Файл больше {megabytes} МБ. Уменьшите его или разделите на части.',
    en: 'The file is larger than {megabytes} MB. Make it smaller or split it.',
  },
  file_empty: { status: 422, ru: 'Файл пустой.', en: 'The file is empty.' },
  file_id_taken: {
    status: 409,
    ru: 'Под этим номером уже загружен другой файл.',
    en: 'Another file was already uploaded under this id.',
  },
  file_not_yours: {
    status: 404,
    ru: 'Файл не найден: он удалён, не дождавшись отправки, или загружен не вами. Приложите его снова.',
    en: 'No such file: it went away unsent, or somebody else uploaded it. Attach it again.',
  },
  file_already_sent: {
    status: 409,
    ru: 'Этот файл уже отправлен в другом сообщении. Приложите его снова.',
    en: 'This file was already sent in another message. Attach it again.',
  },
  image_too_many_pixels: {
    status: 422,
    ru: 'В изображении больше {megapixels} Мпикс. Уменьшите его.',
    en: 'The picture has more than {megapixels} megapixels. Make it smaller.',
  },
  image_broken: {
    status: 422,
    ru: 'Изображение повреждено и не открывается.',
    en: 'The picture is damaged and cannot be opened.',
  },
  too_many_unsent: {
    status: 429,
    ru: 'Слишком много загруженных и не отправленных файлов. Отправьте или дождитесь, пока они удалятся.',
    en: 'Too many files are uploaded and not sent. Send them, or wait until they go away.',
  },
  uploads_busy: {
    status: 503,
    ru: 'Сейчас загружается очень много файлов. Попробуйте через минуту.',
    en: 'Very many files are being uploaded right now. Try again in a minute.',
  },
})
