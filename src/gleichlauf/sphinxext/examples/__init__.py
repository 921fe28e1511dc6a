"""The examples of each page: collected, written as files, offered for download."""
