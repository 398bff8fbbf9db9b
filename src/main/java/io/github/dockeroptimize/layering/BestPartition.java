package io.github.dockeroptimize.layering;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Partitions a list so that one bump moves the fewest expected bytes. A bump of one member moves its whole part, so a
 * part costs its size times its weight. If all weights are equal, the optimal parts are contiguous in the order of size
 * (exchange argument), and a dynamic program over that order finds them. If they differ, the order is that of size by
 * weight, and the result is optimal except for the cost of a single member.
 */
final class BestPartition {

    /** The artifacts of one origin, which stay together. */
    record Member(String name, long size, double weight) {

        private double density() {
            return size / weight;
        }
    }

    private static final Comparator<Member> ORDER =
            Comparator.comparingDouble(Member::density).reversed().thenComparing(Member::name);

    private final List<Member> members;
    private final double[] sizes;
    private final double[] weights;
    private final double[][] costs;
    private final int[][] cuts;

    /** Finds the best partitions into 1 to {@code most} parts. */
    BestPartition(List<Member> unordered, int most) {
        members = unordered.stream().sorted(ORDER).toList();
        int count = members.size();
        sizes = new double[count + 1];
        weights = new double[count + 1];
        for (int i = 0; i < count; i++) {
            sizes[i + 1] = sizes[i] + members.get(i).size();
            weights[i + 1] = weights[i] + members.get(i).weight();
        }
        int parts = Math.min(most, count);
        costs = new double[parts + 1][count + 1];
        cuts = new int[parts + 1][count + 1];
        for (double[] row : costs) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        costs[0][0] = 0;
        for (int part = 1; part <= parts; part++) {
            for (int end = part; end <= count; end++) {
                cut(part, end);
            }
        }
    }

    private void cut(int part, int end) {
        for (int start = part - 1; start < end; start++) {
            double cost = costs[part - 1][start] + (sizes[end] - sizes[start]) * (weights[end] - weights[start]);
            if (cost < costs[part][end]) {
                costs[part][end] = cost;
                cuts[part][end] = start;
            }
        }
    }

    /** The largest number of parts: the requested one, or one per member. */
    int most() {
        return costs.length - 1;
    }

    /** The expected bytes that the bump of one member moves, weighted. */
    double expected(int parts) {
        return costs[parts][members.size()] / weights[members.size()];
    }

    /** The number of parts from which an additional one saves less than a price, in expected bytes of a bump. */
    int worth(long price) {
        int best = 1;
        for (int parts = 2; parts <= most(); parts++) {
            if (expected(parts) + (double) price * parts < expected(best) + (double) price * best) {
                best = parts;
            }
        }
        return best;
    }

    /** The partition, the part with the most weighted bytes first. */
    List<List<Member>> parts(int parts) {
        Deque<List<Member>> found = new ArrayDeque<>();
        int end = members.size();
        for (int part = parts; part > 0; part--) {
            int start = cuts[part][end];
            found.addFirst(members.subList(start, end));
            end = start;
        }
        return List.copyOf(found);
    }
}
