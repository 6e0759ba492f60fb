// Standard answers and guidance of the playground.

const at = '2026-11-20T02:00:00Z'
const article = (id, kind, zh, en, more = {}) => ({
  article: id, kind, title: { 'zh-CN': zh[0], en: en[0] }, text: { 'zh-CN': zh[1], en: en[1] }, queues: [], opensIn: [], nodes: [], products: [], tags: [], retired: false, version: 1, changed: at, changedBy: 'user:s01', uses: 12 * id, recentUses: 3 * id, lastUsed: at, ...more,
})

export const someArticles = () => [
  article(1, 'GUIDANCE', ['客户服务：开场与结束', '1. 报姓名：您好，我是{agent.name}。\n2. 核对客户：请问是{customer.name}吗？\n3. 先复述问题，再给出办法。'], ['Customer service: how to begin and end', '1. Say who you are: Hello, this is {agent.name}.\n2. Make sure whom you talk with: Am I speaking with {customer.name}?\n3. Repeat the matter in your words before you answer.'], { queues: ['service'], opensIn: ['service'], tags: ['开场', 'greeting'], version: 3 }),
  article(2, 'ANSWER', ['账单金额与到期日', '{customer.name}您好，您待付的账单金额是{bill.amount}，请在{bill.due}之前支付。'], ['Amount of the bill and when it is due', 'Dear {customer.name}, {bill.amount} is to be paid by {bill.due}.'], { nodes: ['main'], tags: ['账单', 'bill'] }),
  article(3, 'ANSWER', ['订单在哪里', '您的订单{order.number}目前的状态是：{order.status}，预计{order.arrives}送达。'], ['Where an order is', 'Your order {order.number} is {order.status} and should arrive on {order.arrives}.'], { products: ['H1'], uses: 0, recentUses: 0, lastUsed: null }),
  article(4, 'ANSWER', ['<script>alert(1)</script> ' + '很长的标题'.repeat(12), 'x'.repeat(300)], ['<script>alert(1)</script> ' + 'Averylongtitle'.repeat(6), 'x'.repeat(300)], { queues: ['sales'] }),
]

/** @returns [status, body] for the supervisors' page */
export function guidanceAnswer(all, user, method, part, url, body) {
  const q = (name) => url.searchParams.get(name)
  const refuse = (status, code, message, more = {}) => [status, { error: { code, message, remedy: null }, ...more }]
  if (user.roles[0] === 'AGENT') return refuse(403, 'forbidden', 'This is not for your role.')
  if (method === 'GET' && !part[1]) {
    const found = all.filter((one) => one.retired === (q('retired') === 'true') && (!q('kind') || one.kind === q('kind')) && (!q('product') || one.products.includes(q('product'))) && (!q('text') || JSON.stringify(one).includes(q('text'))))
    return [200, { articles: found, nodes: [{ node: 'main', title: { 'zh-CN': '主菜单', en: 'Main menu' } }, { node: 'my-bill', title: { 'zh-CN': '我的账单', en: 'My bill' } }] }]
  }
  const one = all.find((it) => String(it.article) === part[1])
  if (part[1] && !one) return refuse(404, 'unknown-article', 'There is no such article.')
  if (part[2] === 'versions') return [200, { versions: [one, { ...one, version: 1, title: { 'zh-CN': '旧标题', en: 'The old title' } }] }]
  if (one && body.version !== one.version) return refuse(409, 'article-changed', 'Somebody has changed it meanwhile.', { article: one })
  if (part[2] === 'retired') return [200, Object.assign(one, { retired: body.retired, version: one.version + 1 })]
  const unknown = /\{(?!customer\.|order\.|bill\.|agent\.|queue\.|today)[^}]*\}/.exec(body.textEnglish + body.textChinese)
  if (unknown) return refuse(400, 'bad-placeholder', `In braces stands what cannot be filled in: ${unknown[0]}.`)
  const list = (text) => text.split(',').filter(Boolean)
  const content = { kind: body.kind, title: { 'zh-CN': body.titleChinese, en: body.titleEnglish }, text: { 'zh-CN': body.textChinese, en: body.textEnglish }, queues: list(body.queues), opensIn: list(body.opensIn), nodes: list(body.nodes), products: list(body.products), tags: list(body.tags), changedBy: `user:${user.id}` }
  if (one) return [200, Object.assign(one, content, { version: one.version + 1 })]
  all.push(article(all.length + 1, body.kind, ['', ''], ['', ''], { ...content, uses: 0, recentUses: 0, lastUsed: null }))
  return [200, all.at(-1)]
}

/** @returns [status, body] for a conversation on a desk */
export function offeredAnswer(all, interaction, method, article, url) {
  interaction.guidance ??= new Set()
  if (method === 'POST') {
    interaction.guidance.add(Number(article))
    return [200, {}]
  }
  const text = url.searchParams.get('text')
  const path = interaction.path.map((step) => step.node)
  const card = interaction.card
  const ordered = card?.customers.filter((one) => one.id === card.chosen).flatMap((one) => one.orders.map((order) => order.product)) ?? []
  const product = (one) => one.products.find((code) => ordered.includes(code)) ?? null
  const why = (one) => (text ? 'FOUND' : one.opensIn.includes(interaction.queue) ? 'OPENS' : product(one) ? 'PRODUCT' : one.nodes.some((node) => path.includes(node)) ? 'PATH' : one.queues.includes(interaction.queue) ? 'QUEUE' : 'EVERYWHERE')
  const found = all.filter((one) => !one.retired && (text ? JSON.stringify(one).includes(text) : (one.queues.length === 0 || one.queues.includes(interaction.queue)) && (one.products.length === 0 || product(one))))
  const order = ['OPENS', 'PRODUCT', 'PATH', 'QUEUE', 'EVERYWHERE', 'FOUND']
  return [200, { articles: found.map((one) => ({ article: one.article, kind: one.kind, why: why(one), title: one.title, text: one.text, product: product(one), tags: one.tags, used: interaction.guidance.has(one.article) })).sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why)), products: ordered.filter((code) => code) }]
}
