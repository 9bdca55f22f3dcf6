export const noticesAddress = '/notices'
export const newNoticeAddress = '/notices/new'
export const noticeAddress = (noticeId: string) => `/notices/${noticeId}`
export const noticePaperAddress = (noticeId: string) => `/print/notices/${noticeId}`
