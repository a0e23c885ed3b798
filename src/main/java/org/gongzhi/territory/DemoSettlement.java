package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Envelope;

/**
 * An invented settlement for one village or community: grids, micro-grids and buildings in rows around its middle, at
 * the scale of a real one. The same village always gets the same settlement.
 */
final class DemoSettlement {

    /** The community where the demonstration plays, 水川路社区, and the estate that must stand there. */
    static final PlaceCode STAGE = new PlaceCode("620402001006");

    private static final String STAGE_ESTATE = "惠民小区";
    private static final int STAGE_BUILDINGS = 12;
    private static final int ROW = 4;
    private static final double LOT_METRES = 40;
    private static final double METRES_PER_DEGREE = 111_320;

    private static final List<String> ESTATES = List.of(
            "和顺", "安居", "春晖", "兴业", "康乐", "福源", "金穗", "银光", "向阳", "新民", "永丰", "嘉禾", "祥瑞", "文苑", "锦绣", "清泉", "惠泽", "同心",
            "朝阳", "德馨", "望河", "长青", "友谊", "平安");
    private static final String NUMBERS = "一二三四五六七八九十";

    private final Place village;
    private final SplittableRandom random;
    private final double south;
    private final double west;
    private final double lotLatitude;
    private final double lotLongitude;
    private final int across;
    private final int tall;
    private final List<PlaceRow> places = new ArrayList<>();
    private final List<Outline> outlines = new ArrayList<>();

    private DemoSettlement(Place village, DemoMap.Spot middle, int grids, int tallest) {
        this.village = village;
        this.across = (int) Math.ceil(Math.sqrt(grids));
        this.tall = tallest + 1;
        int columns = across * (ROW + 1);
        int rows = (grids + across - 1) / across * tall;
        this.random = new SplittableRandom(village.code().value().hashCode());
        double narrowing = Math.cos(Math.toRadians(middle.latitude()));
        double half = Math.hypot(columns, rows) / 2;
        // A small village squeezes its lots rather than spill over into the next one.
        double lot = Math.min(LOT_METRES / METRES_PER_DEGREE, middle.room() * narrowing / half);
        this.lotLatitude = lot;
        this.lotLongitude = lot / narrowing;
        this.south = middle.latitude() - lotLatitude * rows / 2;
        this.west = middle.longitude() - lotLongitude * columns / 2;
    }

    /** Everything below one village: the places, parents first, and their outlines. */
    record Made(List<PlaceRow> places, List<Outline> outlines) {}

    static Made in(Place village, DemoMap.Spot middle) {
        var draw = new SplittableRandom(~village.code().value().hashCode());
        boolean town = village.kind().equals("community");
        var sizes = new ArrayList<Integer>();
        if (village.code().equals(STAGE)) {
            sizes.add(STAGE_BUILDINGS);
        }
        int wanted = town ? draw.nextInt(68, 95) : draw.nextInt(22, 36);
        for (int sum = sizes.stream().mapToInt(size -> size).sum(); sum < wanted; ) {
            int size = town ? draw.nextInt(10, 19) : draw.nextInt(8, 15);
            sizes.add(size);
            sum += size;
        }
        int rows = sizes.stream().mapToInt(size -> (size + ROW - 1) / ROW).max().orElse(1);
        var settlement = new DemoSettlement(village, middle, sizes.size(), rows);
        for (int i = 0; i < sizes.size(); i++) {
            settlement.grid(i, sizes.get(i), town);
        }
        return new Made(settlement.places, settlement.outlines);
    }

    private void grid(int index, int buildings, boolean town) {
        var code = below(village.code(), index + 1);
        int rows = (buildings + ROW - 1) / ROW;
        int left = index % across * (ROW + 1);
        int foot = index / across * tall;
        add(code, "第" + number(index + 1) + "网格", Level.GRID, village.code(), "grid", box(left, foot, ROW, rows, 0));
        var estate = town ? estate(index) : number(index + 1) + "社";
        for (int row = 0; row < rows; row++) {
            var micro = below(code, row + 1);
            add(micro, "第" + (row + 1) + "微网格", Level.MICRO_GRID, code, "micro-grid", box(left, foot + row, ROW, 1, 0));
            for (int i = 0; i < ROW && row * ROW + i < buildings; i++) {
                var name = estate + (row * ROW + i + 1) + (town ? "号楼" : "号院");
                var kind = town ? "building" : "courtyard";
                add(below(micro, i + 1), name, Level.BUILDING, micro, kind, box(left + i, foot + row, 1, 1, 0.2));
            }
        }
    }

    private void add(PlaceCode code, String name, Level level, PlaceCode parent, String kind, Envelope box) {
        var middle = box.centre();
        places.add(new PlaceRow(new Place(code, name, level, parent, kind, true, middle.y, middle.x), name));
        outlines.add(new Outline(code, Outline.SHAPES.toGeometry(box), true));
    }

    /** A box of lots, with a margin inside it as a share of one lot. */
    private Envelope box(int column, int row, int columns, int rows, double margin) {
        return new Envelope(
                west + (column + margin) * lotLongitude,
                west + (column + columns - margin) * lotLongitude,
                south + (row + margin) * lotLatitude,
                south + (row + rows - margin) * lotLatitude);
    }

    private String estate(int index) {
        if (village.code().equals(STAGE) && index == 0) {
            return STAGE_ESTATE;
        }
        int first = Math.floorMod(village.code().value().hashCode(), ESTATES.size());
        return ESTATES.get((first + index * 5) % ESTATES.size()) + (random.nextInt(3) == 0 ? "苑" : "小区");
    }

    private static PlaceCode below(PlaceCode parent, int number) {
        return new PlaceCode(parent.value() + String.format("%03d", number));
    }

    private static String number(int number) {
        return number <= 10 ? NUMBERS.substring(number - 1, number) : "十" + NUMBERS.charAt(number - 11);
    }
}
