package hotline.crm.demo;

import hotline.crm.guidance.Article.Content;
import hotline.crm.guidance.Article.Kind;
import hotline.crm.guidance.Article.Wording;
import hotline.crm.guidance.Articles;
import java.time.Instant;
import java.util.List;

/** A few standard answers and some guidance for the demo's queues and menu. */
public final class DemoArticles {
    private DemoArticles() {}

    /** Stores them, unless there are articles already. */
    public static void storeInto(Articles articles, Instant at) {
        articles.fill(all(), "system:demo", at);
    }

    /** In the order in which they are stored. */
    public static List<Content> all() {
        return List.of(
                guidance(
                        "客户服务：开场与结束",
                        "1. 报姓名：您好，我是{agent.name}。\n2. 核对客户：请问是{customer.name}吗？\n3. 先复述问题，再给出办法。\n4. 结束前问：还有什么可以帮您？",
                        "Customer service: how to begin and end",
                        "1. Say who you are: Hello, this is {agent.name}.\n2. Make sure whom you talk with: Am I speaking with {customer.name}?\n3. Repeat the matter in your words before you answer.\n4. Ask before you end: Is there anything else I can do for you?",
                        List.of("service"),
                        List.of(),
                        "开场",
                        "greeting"),
                guidance(
                        "投诉：先听，再记，最后承诺",
                        "1. 让客户把话说完，不打断。\n2. 道歉一次，为事情本身道歉，不找理由。\n3. 开工单并告诉客户工单号。\n4. 只承诺工单上写明的期限。",
                        "Complaints: listen, write down, promise last",
                        "1. Let the customer finish; do not interrupt.\n2. Say sorry once, for the matter itself, without excuses.\n3. Open a ticket and tell its number.\n4. Promise nothing but the date the ticket says.",
                        List.of("support"),
                        List.of(),
                        "投诉",
                        "complaint"),
                guidance(
                        "销售：本周优惠",
                        "满两件九折，与会员折扣不同享。先问用途，再介绍一款产品，不要超过两款。",
                        "Sales: promotion of the week",
                        "Ten per cent off from two pieces on, not together with member discounts. Ask what it is for first, then offer one product, two at most.",
                        List.of("sales"),
                        List.of(),
                        "优惠",
                        "promotion"),
                answer(
                        "账单金额与到期日",
                        "{customer.name}您好，您待付的账单金额是{bill.amount}，请在{bill.due}之前支付。",
                        "Amount of the bill and when it is due",
                        "Dear {customer.name}, {bill.amount} is to be paid by {bill.due}.",
                        List.of(),
                        List.of("my-bill", "bill", "no-bill"),
                        List.of(),
                        "账单",
                        "bill"),
                answer(
                        "账单重复扣款",
                        "很抱歉给您添了麻烦。我已为您登记，核实后多扣的款项会在三个工作日内原路退回。",
                        "A bill was charged twice",
                        "I am sorry for the trouble. I have written it down; once it is checked, what was charged too much is paid back within three working days, the way it was paid.",
                        List.of("service", "support"),
                        List.of("my-bill"),
                        List.of(),
                        "账单",
                        "退款",
                        "refund"),
                answer(
                        "订单在哪里",
                        "{customer.name}您好，您的订单{order.number}目前的状态是：{order.status}，预计{order.arrives}送达。",
                        "Where an order is",
                        "Dear {customer.name}, your order {order.number} is {order.status} and should arrive on {order.arrives}.",
                        List.of(),
                        List.of("my-order", "enter-order-number"),
                        List.of(),
                        "订单",
                        "order"),
                answer(
                        "第一次充电",
                        "第一次请充满约两个小时，指示灯变绿后再使用。充电时机身微热属于正常。",
                        "Charging for the first time",
                        "Please charge it for about two hours until the light is green before you use it. That it becomes a little warm is normal.",
                        List.of(),
                        List.of(),
                        List.of("H1"),
                        "充电",
                        "charging"),
                answer(
                        "音箱没有声音",
                        "请按住开关三秒重新启动，再看音量是否调到了最低；如果仍没有声音，我马上为您报修，保修期是两年。",
                        "No sound from the speaker",
                        "Please hold the switch for three seconds to start it anew, and see whether the volume is at its lowest. If there is still no sound I have it repaired; it is under warranty for two years.",
                        List.of("service", "support"),
                        List.of(),
                        List.of("H1"),
                        "故障",
                        "fault"),
                answer(
                        "台灯闪烁",
                        "台灯闪烁多半是电源适配器没有插紧。请重新插好；仍然闪烁的话，我为您免费更换适配器。",
                        "The lamp flickers",
                        "A lamp that flickers mostly has a loose adapter. Please plug it in once more; if it still flickers I send you a new adapter for free.",
                        List.of("service", "support"),
                        List.of(),
                        List.of("H2"),
                        "故障",
                        "fault"),
                answer(
                        "七天无理由退货",
                        "收到商品七天内，未使用、包装完好，可以无理由退货。请保留订单号{order.number}，寄回运费由我们承担。",
                        "Returns within seven days",
                        "Within seven days what is unused and well packed can be returned without a reason. Please keep your order number {order.number}; we pay for the way back.",
                        List.of(),
                        List.of(),
                        List.of(),
                        "退货",
                        "return"));
    }

    private static Content guidance(
            String titleChinese,
            String textChinese,
            String titleEnglish,
            String textEnglish,
            List<String> queues,
            List<String> nodes,
            String... tags) {
        return new Content(
                Kind.GUIDANCE,
                new Wording(titleChinese, textChinese),
                new Wording(titleEnglish, textEnglish),
                queues,
                queues,
                nodes,
                List.of(),
                List.of(tags));
    }

    private static Content answer(
            String titleChinese,
            String textChinese,
            String titleEnglish,
            String textEnglish,
            List<String> queues,
            List<String> nodes,
            List<String> products,
            String... tags) {
        return new Content(
                Kind.ANSWER,
                new Wording(titleChinese, textChinese),
                new Wording(titleEnglish, textEnglish),
                queues,
                List.of(),
                nodes,
                products,
                List.of(tags));
    }
}
