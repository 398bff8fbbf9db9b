package io.github.dockeroptimize.report;

/**
 * A suggestion that improves the image.
 *
 * @param id for programs
 * @param title what to do
 * @param reason why, with numbers
 * @param saved compressed bytes, in each image or at each change as the reason says
 * @param setting what to write into the POM, or to run
 */
public record Advice(String id, String title, String reason, long saved, String setting) {}
