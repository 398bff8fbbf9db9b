package io.github.dockeroptimize.report;

import java.util.List;

/**
 * What was found in the image as it was built. The plan can't tell it: what a base image holds, and what layers hide.
 *
 * @param source where the image was read from
 * @param efficiency by dive's definition, from 0 to 1
 * @param wastedBytes by dive's definition
 * @param userWasted the part of the image above its base that is wasted, by dive's definition, from 0 to 1
 * @param reclaimableBytes what could really be saved above the base
 * @param duplicates the same content under several paths
 * @param unwanted files that should not be there
 */
public record ImageFindings(
        String source,
        double efficiency,
        long wastedBytes,
        double userWasted,
        long reclaimableBytes,
        List<Finding> duplicates,
        List<Finding> unwanted) {

    public ImageFindings {
        duplicates = List.copyOf(duplicates);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * Some files with something in common.
     *
     * @param what they have in common: the name of a rule, or a path
     * @param bytes that would be saved
     */
    public record Finding(String what, int files, long bytes) {}
}
