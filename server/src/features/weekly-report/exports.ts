/** All that other features may import of the Friday report. */
export { reportTopic } from './letters/on-report-due.ts'
