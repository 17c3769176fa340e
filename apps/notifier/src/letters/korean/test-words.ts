import type { TestWords } from '../language/language.ts';

/** What a test letter of a watch says. */
export const TEST_WORDS: TestWords = {
  subject: (watch, isUrgent) => `Lastpatch 테스트: 워치 ${watch}${isUrgent ? '(긴급 알림)' : ''}`,
  paragraphs: ({ title, follows, isUrgent, isForOne }) => [
    '테스트 메시지입니다. 변경된 것은 없으며, 조치하실 것도 없습니다.',
    `이 메시지는 워치 "${title}"의 ${isUrgent ? '긴급 알림' : '알림'} 구독자에게 보내 드립니다. 추적 대상: ${follows}. Lastpatch 알림이 도착하는지 확인하려고 수동으로 보냈습니다("lastpatch subscribers test").${isForOne ? '' : ' 구독자 모두에게 전송됩니다.'}`,
  ],
  sms: (watch) => `테스트: ${watch}. 조치 불필요`,
  id: (letter) => `테스트 ${letter}.`,
};
