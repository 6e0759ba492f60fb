package hotline.crm.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Invents names. */
final class DemoNames {
    private static final List<String> FAMILY = List.of(
            "赵", "钱", "孙", "周", "吴", "郑", "冯", "陈", "蒋", "沈", "韩", "杨", "朱", "许", "何", "吕", "张", "孔", "曹", "严", "金",
            "魏", "陶", "姜", "谢", "邹", "窦", "章", "苏", "潘", "葛", "范", "彭", "鲁", "马", "方", "袁", "柳", "史", "唐");
    private static final List<String> GIVEN = List.of(
            "静", "磊", "洋", "艳", "勇", "娜", "涛", "霞", "平", "刚", "丽华", "志明", "秀英", "建国", "晓东", "雨桐", "子轩", "文博", "海燕",
            "春梅", "嘉怡", "俊杰", "思远", "美玲", "国庆", "雪峰", "婉清", "立新", "小龙", "佳宁");
    private static final List<String> FIRST = List.of(
            "Oliver", "Amelia", "Harry", "Grace", "Jack", "Freya", "Leo", "Daisy", "Arthur", "Poppy", "Noah", "Ivy",
            "Henry", "Alice", "Oscar", "Ruby", "Theo", "Matilda", "Max", "Rosie");
    private static final List<String> LAST = List.of(
            "Hartley",
            "Whitcombe",
            "Ashdown",
            "Pemberton",
            "Lockwood",
            "Fairbairn",
            "Thornbury",
            "Castleton",
            "Milburn",
            "Radcliffe",
            "Stanmore",
            "Winslow",
            "Bramwell",
            "Ellery",
            "Kingsley",
            "Marlow",
            "Norwood",
            "Osgood",
            "Prescott",
            "Quimby");

    private DemoNames() {}

    static String chinese(RandomGenerator random) {
        return one(FAMILY, random) + one(GIVEN, random);
    }

    static String english(RandomGenerator random) {
        return one(FIRST, random) + " " + one(LAST, random);
    }

    private static String one(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
