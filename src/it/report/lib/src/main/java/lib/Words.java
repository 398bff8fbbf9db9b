package lib;

public class Words {}
