package io.github.dockeroptimize.layering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.layering.BestPartition.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BestPartitionTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** All partitions there are, contiguous or not, are tried. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherPartitionMovesLess(int seed) {
        List<Member> members = members(seed, 1);
        int most = 1 + new Random(seed).nextInt(members.size());

        BestPartition partition = new BestPartition(members, most);

        assertThat(partition.expected(most)).isCloseTo(least(members, most), within(0.0001));
    }

    /** With weights it is exact only where no member is a large part of the whole. */
    @ParameterizedTest
    @MethodSource("seeds")
    void withWeightsNoOtherPartitionMovesMuchLess(int seed) {
        List<Member> members = members(seed, 4);
        int most = 1 + new Random(seed).nextInt(members.size());

        BestPartition partition = new BestPartition(members, most);

        assertThat(partition.expected(most)).isLessThanOrEqualTo(1.15 * least(members, most));
        assertThat(expected(partition.parts(most), members)).isCloseTo(partition.expected(most), within(0.0001));
    }

    @Test
    void everyMemberIsInOnePart() {
        List<Member> members = IntStream.range(0, 50)
                .mapToObj(i -> new Member("m" + i, i * 7919L % 1009, 1))
                .toList();

        List<List<Member>> parts = new BestPartition(members, 12).parts(12);

        assertThat(parts).hasSize(12).doesNotContain(List.of());
        assertThat(parts.stream().flatMap(Collection::stream)).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void theOrderOfWhatIsGivenDoesNotMatter() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(new Member("m" + i, 100, 1));
        }
        List<List<Member>> parts = new BestPartition(members, 6).parts(6);
        Collections.shuffle(members, new Random(1));

        assertThat(new BestPartition(members, 6).parts(6)).isEqualTo(parts);
    }

    @Test
    void whatIsBumpedOftenIsKeptFromWhatIsLarge() {
        List<Member> members =
                List.of(new Member("large", 1000, 1), new Member("often", 900, 20), new Member("small", 10, 1));

        assertThat(new BestPartition(members, 2).parts(2))
                .containsExactly(List.of(members.get(0)), List.of(members.get(1), members.get(2)))
                .isNotEqualTo(new BestPartition(
                                members.stream()
                                        .map(member -> new Member(member.name(), member.size(), 1))
                                        .toList(),
                                2)
                        .parts(2));
    }

    @Test
    void aPartMoreHasToSaveItsPrice() {
        List<Member> members =
                List.of(new Member("a", 10_000_000, 1), new Member("b", 1000, 1), new Member("c", 900, 1));

        BestPartition partition = new BestPartition(members, 3);

        assertThat(partition.worth(0)).isEqualTo(3);
        assertThat(partition.worth(16 << 10)).isEqualTo(2);
        assertThat(partition.worth(100_000_000)).isEqualTo(1);
    }

    private static List<Member> members(int seed, int weights) {
        Random random = new Random(seed);
        return IntStream.range(0, 2 + random.nextInt(6))
                .mapToObj(i -> new Member("m" + i, 1 + random.nextInt(1000), 1 + random.nextInt(weights)))
                .toList();
    }

    private static double least(List<Member> members, int most) {
        return least(members, 0, new ArrayList<>(), most);
    }

    private static double least(List<Member> members, int next, List<List<Member>> parts, int most) {
        if (next == members.size()) {
            return expected(parts, members);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= parts.size() && i < most; i++) {
            if (i == parts.size()) {
                parts.add(new ArrayList<>());
            }
            parts.get(i).add(members.get(next));
            least = Math.min(least, least(members, next + 1, parts, most));
            parts.get(i).remove(parts.get(i).size() - 1);
            if (parts.get(i).isEmpty()) {
                parts.remove(i);
                break;
            }
        }
        return least;
    }

    /** What is moved if each member in turn is bumped, as often as its weight says. */
    private static double expected(List<List<Member>> parts, List<Member> members) {
        double moved = 0;
        for (List<Member> part : parts) {
            for (Member bumped : part) {
                moved += bumped.weight() * part.stream().mapToLong(Member::size).sum();
            }
        }
        return moved / members.stream().mapToDouble(Member::weight).sum();
    }
}
