package org.pclnlab.emulator.symbolize;

/**
 * The {@code *runtime.Func} that a program gets.
 *
 * @param pc the pc it was asked for
 * @param entry {@code Entry()}
 * @param name {@code Name()}
 * @param file file stored with it, empty when {@code FileLine} has to search
 * @param line line stored with it, 0 when {@code FileLine} has to search
 * @param inlined gc only: stands for an inlined call, whose file and line are fixed
 */
public record Func(long pc, long entry, String name, String file, long line, boolean inlined) {}
