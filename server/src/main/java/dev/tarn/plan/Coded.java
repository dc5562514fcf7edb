package dev.tarn.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that has a code of its own within a plan, given or made (PRC-002, SUB-022). */
interface Coded {

    /** The code that was asked for; null to have one made. */
    @Nullable String code();

    /** What a made code starts with. */
    String baseCode();

    /** Codes in the order of the drafts. Those that were asked for come first, so that a made code never takes one away. */
    static List<String> codes(List<? extends Coded> drafts, Set<String> taken) {
        Set<String> used = new HashSet<>(taken);
        drafts.stream().map(Coded::code).filter(Objects::nonNull).forEach(used::add);
        List<String> codes = new ArrayList<>();
        for (Coded draft : drafts) {
            String asked = draft.code();
            String code = asked != null ? asked : free(draft.baseCode(), used);
            used.add(code);
            codes.add(code);
        }
        return codes;
    }

    /** Whether two drafts ask for one code, or one asks for a code that is taken. */
    static boolean clash(List<? extends Coded> drafts, Set<String> taken) {
        Set<String> used = new HashSet<>(taken);
        return !drafts.stream().map(Coded::code).filter(Objects::nonNull).allMatch(used::add);
    }

    private static String free(String base, Set<String> used) {
        if (!used.contains(base)) {
            return base;
        }
        String prefix = base + "_";
        int highest = used.stream()
                .filter(code -> code.startsWith(prefix))
                .map(code -> code.substring(prefix.length()))
                .filter(suffix -> suffix.matches("[0-9]{1,8}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(1);
        return prefix + (Math.max(highest, 1) + 1);
    }
}
