// Emergency announcements of the playground.

export const announcements = [
  { id: 'emergency-closed', text: { 'zh-CN': '各位客户请注意，由于突发情况，我们暂时停止服务，请您稍后再来电。', en: 'Please note. Because of unforeseen circumstances we are closed at the moment. Please call again later.' } },
  { id: 'emergency-disruption', text: { 'zh-CN': '各位客户请注意，我们的系统目前出现故障，部分业务暂时无法办理，正在抢修，敬请谅解。', en: 'Please note. Our systems are disturbed at the moment, and some services are not available. We are working on it, and apologise for the inconvenience.' } },
  { id: 'emergency-long-wait', text: { 'zh-CN': '各位客户请注意，目前来电较多，等候时间可能比平时长，如果不急，请您稍后再来电。', en: 'Please note. A great many people are calling, and you may have to wait longer than usual. If it is not urgent, please call again later.' } },
]

export function emergency(kind, place, announcement, more = {}) {
  const text = announcements.find((one) => one.id === announcement)?.text ?? null
  return { kind, place, announcement, text, closes: false, since: new Date().toISOString(), by: 'user:s01', until: null, endedAt: null, endedBy: null, ...more }
}
