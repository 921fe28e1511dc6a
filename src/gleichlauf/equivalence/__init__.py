"""Does a translated block still mean the same as its source?"""
