package io.github.dockeroptimize.report;

/**
 * Something that would make the image better.
 *
 * @param id for programs
 * @param title what to do
 * @param reason why, with figures
 * @param saved compressed bytes, in each image or at each change as the reason says
 * @param setting what to write into the POM, or to run
 */
record Advice(String id, String title, String reason, long saved, String setting) {}
