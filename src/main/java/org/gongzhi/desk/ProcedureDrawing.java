package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.State;

/**
 * A procedure drawn for a phone (流程图): the usual way from top to bottom, ways back and short cuts along the right edge,
 * the states aside below with where one comes from. Every number is in the units of the picture's view box.
 */
public final class ProcedureDrawing {

    private static final int WIDTH = 316;
    private static final int LEFT = 4;
    private static final int LANE = 11;

    private final Procedure procedure;
    private final int em;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final Map<String, Box> byState = new LinkedHashMap<>();
    private int right;
    private int y = 4;

    private ProcedureDrawing(Procedure procedure, int em) {
        this.procedure = procedure;
        this.em = em;
    }

    /** A finished picture. */
    public record Picture(
            int width, int height, int em, List<Box> boxes, List<Line> lines, List<Text> texts, String words) {}

    /** A state, its name in one or more rows; dashed when it lies off the usual way. */
    record Box(int x, int y, int width, int height, List<String> rows, boolean end, boolean aside) {

        String name() {
            return String.join("", rows);
        }

        int middle() {
            return y + height / 2;
        }
    }

    /** An arrow along the given path. */
    record Line(String path, boolean aside) {}

    /** One line of words. */
    record Text(int x, int y, String words) {}

    /** @param large letters for those who chose large print */
    static Picture of(Procedure procedure, boolean large) {
        return new ProcedureDrawing(procedure, large ? 24 : 16).draw();
    }

    private Picture draw() {
        var way = Course.whole(procedure);
        var jumps = jumps(way);
        right = WIDTH - 8 - LANE * jumps.size();
        for (int i = 0; i < way.size(); i++) {
            box(way.get(i), false);
            if (i + 1 < way.size()) {
                forward(way.get(i), way.get(i + 1));
            }
        }
        lanes(jumps);
        y += em;
        procedure.states().values().stream()
                .filter(state -> !way.contains(state))
                .forEach(this::aside);
        var words = way.stream().map(State::name).collect(Collectors.joining(" → "));
        return new Picture(WIDTH, y, em, boxes, lines, texts, words);
    }

    private void box(State state, boolean aside) {
        var rows = rows(state.name(), (right - LEFT - em / 2) / em);
        var height = em * 5 / 2 + (rows.size() - 1) * em * 6 / 5;
        var box = new Box(LEFT, y, right - LEFT, height, rows, state.end(), aside);
        boxes.add(box);
        byState.put(state.key(), box);
        y += height;
    }

    private void forward(State from, State to) {
        var top = y;
        y += em / 3;
        wrap(names(from.key(), to.key()), LEFT + 2 * em);
        y = Math.max(y + em / 2, top + 2 * em);
        lines.add(new Line("M%d %dV%d".formatted(LEFT + em, top, y - 2), false));
    }

    /** Moves between states of the usual way that do not follow each other, by where they lead. */
    private Map<String, List<String>> jumps(List<State> way) {
        var jumps = new LinkedHashMap<String, List<String>>();
        var order = way.stream().map(State::key).toList();
        for (var from : order) {
            procedure
                    .actionsFrom(from)
                    .flatMap(action -> Course.targets(action).stream())
                    .distinct()
                    .filter(to -> order.contains(to)
                            && order.indexOf(to) != order.indexOf(from)
                            && order.indexOf(to) != order.indexOf(from) + 1)
                    .forEach(to ->
                            jumps.computeIfAbsent(to, _ -> new ArrayList<>()).add(from));
        }
        return jumps;
    }

    private void lanes(Map<String, List<String>> jumps) {
        int lane = right + LANE;
        for (var jump : jumps.entrySet()) {
            var to = box(jump.getKey());
            for (var source : jump.getValue()) {
                var from = box(source);
                lines.add(new Line(
                        "M%d %dH%dV%dH%d".formatted(right, from.middle() + 3, lane, to.middle() - 3, right + 2), true));
            }
            lane += LANE;
        }
        y += em / 2;
        jumps.forEach((to, sources) -> sources.forEach(from -> {
            y += em / 4;
            wrap("%s → %s：%s".formatted(name(from), name(to), names(from, to)), LEFT);
        }));
    }

    /** A state off the usual way, and in words how one comes there and goes on. */
    private void aside(State state) {
        y += em / 2;
        box(state, true);
        y += em / 4;
        var sources = new LinkedHashMap<String, List<String>>();
        for (var action : procedure.actions().values()) {
            if (Course.targets(action).contains(state.key())) {
                var from = action.from().stream().map(this::name).collect(Collectors.joining("、"));
                sources.computeIfAbsent(from, _ -> new ArrayList<>()).add(action.name());
            }
        }
        sources.forEach((from, actions) ->
                wrap("%s → %s：%s".formatted(from, state.name(), String.join("、", actions)), LEFT));
        procedure
                .actionsFrom(state.key())
                .flatMap(action -> Course.targets(action).stream())
                .distinct()
                .filter(to -> !procedure.state(to).end())
                .forEach(to -> wrap("%s → %s：%s".formatted(state.name(), name(to), names(state.key(), to)), LEFT));
    }

    private String names(String from, String to) {
        return procedure
                .actionsFrom(from)
                .filter(action -> Course.targets(action).contains(to))
                .map(Action::name)
                .collect(Collectors.joining("、"));
    }

    private void wrap(String words, int x) {
        var most = Math.max(4, (WIDTH - 8 - x - LANE * 2) / em);
        for (var row : rows(words, most)) {
            y += em * 7 / 5;
            texts.add(new Text(x, y - em / 4, row));
        }
    }

    /** Rows of so many letters; none begins with what ends a phrase. */
    private static List<String> rows(String words, int most) {
        var rows = new ArrayList<String>();
        for (int at = 0, end; at < words.length(); at = end) {
            end = Math.min(words.length(), at + most);
            while (end < words.length() && end > at + 1 && "：，。、；）”".indexOf(words.charAt(end)) >= 0) {
                end--;
            }
            rows.add(words.substring(at, end));
        }
        return rows;
    }

    private String name(String state) {
        return procedure.state(state).name();
    }

    private Box box(String state) {
        var box = byState.get(state);
        if (box == null) {
            throw new IllegalStateException("not drawn: " + state);
        }
        return box;
    }
}
