// A call flow with its versions, for the playground.

const node = (name, deed, ways, zh, en, end = false) => ({ node: name, title: zh ? { 'zh-CN': zh, en } : null, deed, end, ways: ways.map(([by, to]) => ({ by, to })) })

const nodes = [
  node('greeting', 'say welcome', [['', 'is-open']], '欢迎', 'Welcome'),
  node('is-open', 'opening hours', [['open', 'caller'], ['closed', 'closed']]),
  node('caller', 'look up customer', [['found', 'main'], ['none', 'main'], ['failed', 'main']]),
  node('closed', 'hang up', [], '休息时间', 'Closed', true),
  node('main', 'menu main-menu', [['1', 'bill'], ['2', 'order'], ['3', 'sales'], ['6', 'trouble'], ['back', 'greeting'], ['silence', 'person'], ['wrong keys', 'person']], '主菜单', 'Main menu'),
  node('bill', 'look up bill', [['found', 'say-bill'], ['none', 'no-bill'], ['unknown', 'person'], ['failed', 'person']], '我的账单', 'My bill'),
  node('order', 'look up order', [['found', 'say-order'], ['none', 'order-number'], ['failed', 'person']], '我的订单', 'My order'),
  node('sales', 'queue sales, announces from 20 s, every 40 s', [], '购买', 'Buying', true),
  node('trouble', 'open ticket: complaint', [['', 'support'], ['failed', 'support']], '投诉与维修', 'Complaints and repairs'),
  node('person', 'queue service', [], '人工服务', 'A person', true),
  node('say-bill', 'say bill-is {amount} {date}', [['', 'main']]),
  node('no-bill', 'say bill-none', [['', 'main']]),
  node('say-order', 'say order-is {by status}', [['', 'main']]),
  node('order-number', 'collect number: 6 to 12 digits', [['entered', 'order'], ['not entered', 'person']], '订单号', 'Order number'),
  node('support', 'queue support', [], '售后', 'Support', true),
]

export const flows = [{
  file: 'demo.yaml', flow: 'demo', numbers: ['4001', '4002'], nodes,
  versions: [
    { number: 3, removed: false, at: '2026-11-20T09:12:00Z', by: 'user:admin' },
    { number: 2, removed: false, at: '2026-11-18T01:40:00Z', by: 'user:command-line' },
    { number: 1, removed: false, at: '2026-11-02T02:00:00Z', by: 'system:start' },
  ],
}]

export const flowDifference = `--- demo.yaml 2
+++ demo.yaml 3
@@ -14,7 +14,8 @@
 nodes:
   greeting:
-    say: [welcome]
+    say: [welcome, double-eleven]
+    barge-in: false
     next: is-open`

/** Whether there was such a version. */
export function rollBack(number) {
  const versions = flows[0].versions
  if (!versions.some((version) => version.number === number)) return false
  versions.unshift({ number: versions[0].number + 1, removed: false, at: new Date().toISOString(), by: 'user:admin' })
  return true
}
